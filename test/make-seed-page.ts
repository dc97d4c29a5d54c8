// What did the founding essay's page look like? The essay's text rebuilt as a blog post of its time (a hosted WordPress blog of 2012):
// header, menu, sharing bar, post navigation, sidebar, and the comment form that "select all, copy" left behind.

export interface SeedText {
  readonly title: string;
  /** Paragraphs of the article, in order. */
  readonly paragraphs: readonly string[];
  /** What stands after the article: the comment form, line by line. */
  readonly form: readonly string[];
}

/** Splits the text as copied: its first line is the title, the comment form begins with "Leave a Reply". */
export function readSeedText(seedText: string): SeedText {
  const lines = seedText
    .split(/\n\s*\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const reply = lines.indexOf('Leave a Reply');
  const end = reply < 0 ? lines.length : reply;
  return { title: lines[0] ?? '', paragraphs: lines.slice(1, end), form: lines.slice(end) };
}

const escaped = (s: string): string => s.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Words of the page around the article; none of them belongs to its main text. */
export const AROUND = {
  site: 'Common Ground Notes',
  share: ['Share this:', 'Twitter', 'Facebook', 'Like this:', 'Be the first to like this post.'],
  navigation: ['Older entry about housing', 'Newer entry about credit unions'],
  sidebar: [
    'Recent Posts',
    'What a village shop taught me',
    'Three questions for the water board',
    'Archives',
    'April 2012',
    'March 2012',
    'Blogroll',
    'Follow blog via email',
  ],
  footer: ['Blog at a hosting company.', 'Theme: Quiet Paper.'],
} as const;

const head = ({ title }: SeedText): string => `<head profile="http://gmpg.org/xfn/11">
<meta charset="UTF-8" />
<title>${escaped(title)} | ${AROUND.site}</title>
<link rel="pingback" href="https://commonground.example/xmlrpc.php" />
<link rel="canonical" href="https://commonground.example/2012/04/07/markets-or-mutuals/" />
<meta name="generator" content="WordPress.com" />
<meta property="og:type" content="article" />
<meta property="og:title" content="${escaped(title)}" />
<meta property="og:url" content="https://commonground.example/2012/04/07/markets-or-mutuals/" />
<meta property="og:site_name" content="${AROUND.site}" />
<script type="text/javascript">/* <![CDATA[ */ var LoggedOutFollow = {"invalid_email":"Your subscription did not succeed"}; /* ]]> */</script>
<style type="text/css">.sd-title { font-weight: bold }</style>
</head>`;

const sharingBar = `<div id="jp-post-flair" class="sharedaddy sd-like-enabled sd-sharing-enabled">
<div class="sharedaddy sd-sharing-enabled"><div class="robots-nocontent sd-block sd-social sd-social-icon-text sd-sharing">
<h3 class="sd-title">${AROUND.share[0]}</h3><div class="sd-content"><ul>
<li class="share-twitter"><a rel="nofollow" class="share-twitter sd-button share-icon" href="?share=twitter"><span>${AROUND.share[1]}</span></a></li>
<li class="share-facebook"><a rel="nofollow" class="share-facebook sd-button share-icon" href="?share=facebook"><span>${AROUND.share[2]}</span></a></li>
<li class="share-end"></li></ul></div></div></div>
<div class="sharedaddy sd-block sd-like"><h3 class="sd-title">${AROUND.share[3]}</h3>
<div class="likes-widget-placeholder post-likes-widget-placeholder"><span class="button"><span>Like</span></span> <span class="loading">${AROUND.share[4]}</span></div></div></div>`;

const navigation = (where: 'above' | 'below'): string => `<div id="nav-${where}" class="navigation">
<div class="nav-previous"><a href="https://commonground.example/2012/03/28/housing/" rel="prev"><span class="meta-nav">&larr;</span> ${AROUND.navigation[0]}</a></div>
<div class="nav-next"><a href="https://commonground.example/2012/04/15/credit/" rel="next">${AROUND.navigation[1]} <span class="meta-nav">&rarr;</span></a></div>
</div>`;

const entry = (
  seed: SeedText,
): string => `<div id="post-1207" class="post-1207 post type-post status-publish format-standard hentry category-public-services">
<h1 class="entry-title">${escaped(seed.title)}</h1>
<div class="entry-meta"><span class="meta-prep meta-prep-author">Posted on</span> <a href="https://commonground.example/2012/04/07/markets-or-mutuals/" rel="bookmark"><span class="entry-date">April 7, 2012</span></a> <span class="meta-sep">by</span> <span class="author vcard"><a class="url fn n" href="https://commonground.example/author/robinash/">Robin Ashdown</a></span></div>
<div class="entry-content">
${seed.paragraphs.map((paragraph) => `<p>${escaped(paragraph)}</p>`).join('\n')}
${sharingBar}
</div>
<div class="entry-utility">This entry was posted in <a href="/category/public-services/" rel="category tag">public services</a>. Bookmark the <a href="/2012/04/07/markets-or-mutuals/">permalink</a>.</div>
</div>`;

function commentForm({ form }: SeedText): string {
  const [title = 'Leave a Reply', notice = '', ...lines] = form;
  const services = lines.map(
    (line, i) => `<div class="comment-form-service" id="comment-form-${i}"><p class="comment-form-posting-as">${escaped(line)}</p></div>`,
  );
  return `<div id="comments"><div id="respond">
<h3 id="reply-title">${escaped(title)} <small><a rel="nofollow" id="cancel-comment-reply-link" href="#respond" style="display:none;">Cancel reply</a></small></h3>
<form action="https://commonground.example/wp-comments-post.php" method="post" id="commentform">
<input type="hidden" id="highlander_comment_nonce" name="highlander_comment_nonce" value="c0ffee" />
<div class="comment-form-field comment-textarea"><label for="comment">Enter your comment here...</label><textarea id="comment" name="comment" rows="8"></textarea></div>
<div id="comment-form-identity"><div id="comment-form-nascar"><p>${escaped(notice)}</p><ul><li class="selected"><a href="#comment-form-guest" title="Guest"></a></li></ul></div>
${services.join('\n')}
</div>
<p class="form-submit"><input name="submit" type="submit" id="comment-submit" value="Post Comment" /></p>
</form></div></div>`;
}

const [recent, post1, post2, archives, april, march, blogroll, follow] = AROUND.sidebar;

const sidebar = `<div id="primary" class="widget-area" role="complementary"><ul class="xoxo">
<li id="search-2" class="widget-container widget_search"><form role="search" method="get" id="searchform" action="/"><div><label class="screen-reader-text" for="s">Search for:</label><input type="text" name="s" id="s" /></div></form></li>
<li id="recent-posts-2" class="widget-container widget_recent_entries"><h3 class="widget-title">${recent}</h3><ul><li><a href="/2012/04/15/shop/">${post1}</a></li><li><a href="/2012/03/28/water/">${post2}</a></li></ul></li>
<li id="archives-2" class="widget-container widget_archive"><h3 class="widget-title">${archives}</h3><ul><li><a href="/2012/04/">${april}</a></li><li><a href="/2012/03/">${march}</a></li></ul></li>
<li id="linkcat-1356" class="widget-container widget_links"><h3 class="widget-title">${blogroll}</h3><ul class="xoxo blogroll"><li><a href="https://example.org/discuss/">Discuss</a></li></ul></li>
<li id="blog_subscription-3" class="widget-container jetpack_subscription_widget"><h3 class="widget-title">${follow}</h3><form action="#" method="post"><p>Enter your email address to follow this blog.</p></form></li>
</ul></div>`;

/** The page as HTML. `seedText` is the text as copied: title, article, comment form, parted by blank lines. */
export function seedPage(seedText: string): string {
  const seed = readSeedText(seedText);
  return `<!DOCTYPE html>
<html dir="ltr" lang="en">
${head(seed)}
<body class="single single-post postid-1207 single-format-standard mp6 highlander-enabled highlander-light">
<div id="wrapper" class="hfeed">
<div id="header"><div id="masthead"><div id="branding" role="banner"><div id="site-title"><span><a href="https://commonground.example/" rel="home">${AROUND.site}</a></span></div><div id="site-description">Notes on owning things together</div></div>
<div id="access" role="navigation"><div class="skip-link screen-reader-text"><a href="#content">Skip to content</a></div><div class="menu"><ul><li><a href="/">Home</a></li><li class="page_item"><a href="/about/">About</a></li></ul></div></div></div></div>
<div id="main"><div id="container"><div id="content" role="main">
${navigation('above')}
${entry(seed)}
${navigation('below')}
${commentForm(seed)}
</div></div>
${sidebar}
</div>
<div id="footer" role="contentinfo"><div id="colophon"><div id="site-info"><a href="/">${AROUND.site}</a></div><div id="site-generator">${AROUND.footer.join(' ')}</div></div></div>
</div></body></html>
`;
}
