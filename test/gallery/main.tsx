// The gallery: every component in every state, in the colours that are chosen above them.
import '@/components/theme.css';
import './gallery.css';
import { render } from 'preact';
import { useState } from 'preact/hooks';
import { STATES, titleOf } from './states';

const SCHEMES = ['auto', 'light', 'sepia', 'dark'] as const;

function Gallery() {
  const [search, setSearch] = useState(new URLSearchParams(location.search).get('only') ?? '');
  const shown = STATES.filter((state) => titleOf(state).toLowerCase().includes(search.toLowerCase()));
  return (
    <main>
      <div class="gallery-head">
        <h1>Gallery</h1>
        <label>
          Colours{' '}
          <select onChange={(event) => paint(event.currentTarget.value)}>
            {SCHEMES.map((scheme) => (
              <option key={scheme}>{scheme}</option>
            ))}
          </select>
        </label>
        <label>
          Only <input type="search" value={search} onInput={(event) => setSearch(event.currentTarget.value)} />
        </label>
      </div>
      <div class="gallery-states">
        {shown.map((state) => (
          <section key={titleOf(state)} class={`specimen ${state.shape ?? ''}`}>
            <h2>{titleOf(state)}</h2>
            <div class={`stage${state.shape === 'frame' ? ' framed' : ''}`}>{state.render()}</div>
          </section>
        ))}
      </div>
    </main>
  );
}

function paint(scheme: string): void {
  if (scheme === 'auto') delete document.documentElement.dataset['scheme'];
  else document.documentElement.dataset['scheme'] = scheme;
}

const app = document.getElementById('app');
if (app !== null) render(<Gallery />, app);
