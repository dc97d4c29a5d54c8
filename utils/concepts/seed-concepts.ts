// The built-in concepts as they are written down, in the order they are shown: what does each mean, and when is it used?
// Quoted examples are single sentences, or parts of one, from the essay "Markets or mutuals?"; all else is our own wording.

/** One row of the built-in codebook. Links name other rows by `key`; `related` is written on one side only. */
export interface SeedConcept {
  /** Last part of the concept's IRI. Never change one that was published: annotations hold it. */
  readonly key: string;
  readonly prefLabel: string;
  readonly altLabels: readonly string[];
  readonly definition: string;
  readonly scopeNote: string;
  readonly example: string;
  /** Absent on the six top concepts. */
  readonly broader?: string;
  readonly related?: readonly string[];
}

/** A sentence, or part of one, from the founding essay. */
const essay = (words: string): string => `“${words}” (Markets or mutuals?)`;

export const SEED_CONCEPTS: readonly SeedConcept[] = [
  // Commissioning
  {
    key: 'commissioning',
    prefLabel: 'Commissioning',
    altLabels: ['procurement', 'purchasing', 'buying services', 'outsourcing', 'contracting out', 'tendering'],
    definition:
      'The work by which a public body decides which services are needed, chooses who will provide them, and oversees what they do with public money. How far it means buying, and how far planning or partnership, is itself disputed.',
    scopeNote:
      'Use when a passage speaks of commissioning as a whole. Use a narrower concept when it speaks of one model, stage or effect. Do not use for being held to answer once a contract runs: see Accountability.',
    example: essay('A lot rides on the model of commissioning'),
    related: ['accountability'],
  },
  {
    key: 'two-stage-contracting',
    prefLabel: 'Two-stage contracting',
    altLabels: ['two stage contracting', 'two stages', 'let and monitor', 'contracting model', 'purchaser and provider'],
    definition:
      'Commissioning in two separate steps: a contract is first specified and let by established procedure, and the contractor is then held to its terms.',
    scopeNote:
      'Use when letting and holding to account are described as successive steps of one model. Do not use for the drafting or award alone (Contract terms and letting), nor for the second step alone (Contractual accountability).',
    example: essay('The current model of commissioning has two stages.'),
    broader: 'commissioning',
    related: ['contractual-accountability', 'single-vertical-line-of-accountability', 'contract-terms-and-letting'],
  },
  {
    key: 'contract-terms-and-letting',
    prefLabel: 'Contract terms and letting',
    altLabels: ['contract award', 'contract terms', 'letting of contracts', 'specification', 'invitation to tender', 'tender process'],
    definition:
      'What a public contract requires, and the procedure by which it is advertised, bid for and awarded: specification, lots, criteria, length and price.',
    scopeNote:
      'Use for the content or the award of a contract. Do not use for how its terms are enforced afterwards: see Contractual accountability.',
    example: essay('the terms of the contract and the process of its letting'),
    broader: 'commissioning',
    related: ['barriers-to-entry', 'rule-based-public-administration'],
  },
  {
    key: 'market-making',
    prefLabel: 'Market-making',
    altLabels: ['market making', 'marketmaking', 'market shaping', 'market stewardship', 'creating the market', 'marketisation'],
    definition:
      'Commissioning that brings into being the market it takes for granted, by cutting services into lots, inviting bidders and treating competition as the normal way to provide. Also used approvingly, of authorities that tend a market they have; say in a note which is meant.',
    scopeNote:
      'Use when commissioning is said to create, shape or presuppose a market. Do not use for the claim that a service is a thing to be bought at all: see Services as commodities.',
    example: essay('to create the very market it assumes is necessary'),
    broader: 'commissioning',
    related: ['services-as-commodities', 'barriers-to-entry'],
  },
  {
    key: 'services-as-commodities',
    prefLabel: 'Services as commodities',
    altLabels: ['commodification', 'commoditisation', 'commodities', 'services bought in the market'],
    definition:
      'The treatment of public services as standard units that can be specified, priced and bought, apart from the relationships in which they are produced. A critic’s term more often than a commissioner’s.',
    scopeNote:
      'Use when a passage asserts, assumes or rejects that services can be bought like goods. Do not use for the making of the market in which they are bought: see Market-making.',
    example: essay('commodities to be bought in the market'),
    broader: 'commissioning',
    related: ['private-or-shareholder-ownership'],
  },
  {
    key: 'barriers-to-entry',
    prefLabel: 'Barriers to entry',
    altLabels: ['entry barriers', 'obstacles to bidding', 'small bidders', 'SMEs excluded', 'contract size'],
    definition:
      'Features of a market or of a procurement, such as turnover thresholds, contract size or the cost of bidding, that keep capable providers from competing.',
    scopeNote:
      'Use for what keeps providers out. Do not use for what an incumbent knows and others do not, unless it is said to keep them out: see Information asymmetry.',
    example: essay('its rigidity and barriers to entry'),
    broader: 'commissioning',
    related: ['information-asymmetry', 'rule-based-public-administration'],
  },
  {
    key: 'rule-based-public-administration',
    prefLabel: 'Rule-based public administration',
    altLabels: ['rule based public administration', 'bureaucracy', 'red tape', 'due process', 'procedural administration'],
    definition:
      'A tradition of government in which officials act by general rules and set procedure, so that like cases are treated alike and decisions can be checked. Its defenders stress probity, its critics rigidity.',
    scopeNote: 'Use when procedure itself is praised or blamed. Do not use for the rules of one tender: see Contract terms and letting.',
    example: essay('this tradition of ‘rule based public administration’'),
    broader: 'commissioning',
    related: ['state-provision'],
  },
  {
    key: 'new-models-of-commissioning',
    prefLabel: 'New models of commissioning',
    altLabels: [
      'alternative commissioning',
      'co-commissioning',
      'relational commissioning',
      'alliance contracting',
      'commissioning reform',
      'public-social partnership',
    ],
    definition:
      'Ways of commissioning proposed in place of competitive contracting, such as partnership, co-design or a continuing relationship between funder, provider and users.',
    scopeNote:
      'Use for proposals and trials that depart from buying in a market. Do not use for the direction in which a reform leads: see Direction of reform.',
    example: essay('we need new models of commissioning'),
    broader: 'commissioning',
    related: ['multiple-lines-of-direct-accountability', 'mutual-learning'],
  },

  // Accountability
  {
    key: 'accountability',
    prefLabel: 'Accountability',
    altLabels: ['answerability', 'held to account', 'holding to account', 'scrutiny', 'oversight'],
    definition:
      'A relation in which one party must explain and justify its conduct to another, who may judge it and bring consequences. Whether openness without consequences is enough is disputed.',
    scopeNote:
      'Use when who answers to whom matters but no narrower concept fits. Use a narrower concept for a direction (to users, to staff) or a means (contract, governance seat, open books). Do not use for publishing facts to no one in particular: see Information and learning.',
    example: 'The board must explain its decisions to the people they affect, and can be removed by them.',
    related: ['power-and-participation'],
  },
  {
    key: 'single-vertical-line-of-accountability',
    prefLabel: 'Single vertical line of accountability',
    altLabels: [
      'vertical accountability',
      'single line of accountability',
      'upward accountability',
      'hierarchical accountability',
      'chain of command',
    ],
    definition:
      'An arrangement in which a provider answers upwards to one principal only, usually the commissioning authority, and through it to ministers or councillors.',
    scopeNote:
      'Use for the shape of the relation: one, and upwards. Where the passage is about the contract as the means, use Contractual accountability; both may apply.',
    example: essay('Instead of a single, vertical line of accountability'),
    broader: 'accountability',
    related: ['multiple-lines-of-direct-accountability', 'contractual-accountability'],
  },
  {
    key: 'multiple-lines-of-direct-accountability',
    prefLabel: 'Multiple lines of direct accountability',
    altLabels: [
      'multiple accountability',
      'horizontal accountability',
      'direct accountability',
      'plural accountability',
      'granular accountability',
      'downward accountability',
    ],
    definition:
      'An arrangement in which a provider answers directly and at once to several of those whom its work concerns, such as users, staff, funder and community, rather than through one chain of command.',
    scopeNote:
      'Use when several lines are described together. Use a narrower concept for one line alone. Do not use for having a say without anyone having to answer: see User voice.',
    example: essay('multiple lines of direct accountability'),
    broader: 'accountability',
    related: ['co-operative', 'governance-participation'],
  },
  {
    key: 'accountability-to-users',
    prefLabel: 'Accountability to users',
    altLabels: [
      'to users',
      'user accountability',
      'accountable to service users',
      'answering to clients',
      'answering to patients and pupils',
    ],
    definition:
      'A provider’s duty to answer directly to the people who use its service, whether they are called users, patients, pupils, tenants or customers.',
    scopeNote: 'Use when users can call the provider to account. Do not use when they are only consulted or heard: see User voice.',
    example: essay('those directly involved in the use and production of the service'),
    broader: 'multiple-lines-of-direct-accountability',
    related: ['user-voice'],
  },
  {
    key: 'accountability-to-staff',
    prefLabel: 'Accountability to staff',
    altLabels: ['to staff', 'staff accountability', 'accountable to employees', 'accountable to the workforce', 'answering to workers'],
    definition:
      'A provider’s duty to answer directly to the people who work in it, as members, owners or elected representatives rather than as subordinates.',
    scopeNote:
      'Use when those in charge must answer to the workforce. Do not use for discretion or influence in daily work (Staff empowerment), nor for holding shares (Employee ownership).',
    example: 'The chief executive presents the annual plan to an assembly of staff, which may send it back.',
    broader: 'multiple-lines-of-direct-accountability',
    related: ['staff-empowerment', 'employee-ownership'],
  },
  {
    key: 'accountability-to-the-public-funder',
    prefLabel: 'Accountability to the public funder',
    altLabels: [
      'to the public funder',
      'accountability to the funder',
      'accountability to the commissioner',
      'accountability for public money',
      'public partner',
    ],
    definition:
      'A provider’s duty to answer to the public body that pays for the service, as one party among several and not necessarily through a contract.',
    scopeNote:
      'Use when the funder’s claim on an answer is described, by whatever means. Where it runs through contract terms alone, use Contractual accountability; where it is the only line, Single vertical line of accountability.',
    example: essay('The public partner as a primary source of funds'),
    broader: 'multiple-lines-of-direct-accountability',
    related: ['governance-participation', 'contractual-accountability'],
  },
  {
    key: 'accountability-to-members-and-the-community',
    prefLabel: 'Accountability to members and the community',
    altLabels: [
      'to members and the community',
      'accountability to members',
      'community accountability',
      'local accountability',
      'answering to the community',
    ],
    definition:
      'A provider’s duty to answer to its members, or to the people of the place it serves, whether or not they use or pay for the service.',
    scopeNote:
      'Use for members and the wider local public. Do not use for people as users of the service (Accountability to users), nor for how widely a service is cared about (Constituency of concern).',
    example: 'At the yearly meeting, residents who had bought a one-pound share questioned the board about the closure of the branch.',
    broader: 'multiple-lines-of-direct-accountability',
    related: ['constituency-of-concern', 'social-ownership'],
  },
  {
    key: 'contractual-accountability',
    prefLabel: 'Contractual accountability',
    altLabels: [
      'accountability by contract',
      'contract management',
      'contract monitoring',
      'key performance indicators',
      'KPIs',
      'performance targets',
      'payment by results',
    ],
    definition:
      'Accountability whose standard, evidence and sanctions are set in a contract, so that a provider answers for what the terms say and for no more.',
    scopeNote:
      'Use when a contract is the means by which someone answers. Do not use for the making of the contract: see Contract terms and letting.',
    example: essay('the contractor is held to account in the terms of the contract'),
    broader: 'accountability',
    related: ['gaming-the-system'],
  },
  {
    key: 'governance-participation',
    prefLabel: 'Governance participation',
    altLabels: [
      'participation in governance',
      'board seat',
      'seat on the board',
      'representation on the board',
      'multi-stakeholder governance',
      'stakeholder governance',
    ],
    definition:
      'Accountability through a share in government: those to whom a body answers sit on its board or council, or elect those who do.',
    scopeNote:
      'Use for seats, votes and other formal places in the running of an organisation. Do not use for consultation without a vote (User voice), nor for democratic habits at large (Everyday democracy).',
    example: essay('engagement in the governance of the co-op'),
    broader: 'accountability',
    related: ['everyday-democracy', 'user-voice'],
  },
  {
    key: 'regular-information-flow',
    prefLabel: 'Regular information flow',
    altLabels: ['information flow', 'regular reporting', 'routine reporting', 'flow of information', 'management information'],
    definition: 'Accountability through information that is passed at known intervals, unasked, to those entitled to judge.',
    scopeNote: 'Use for routine reporting to an identified party. Do not use for access to the accounts themselves: see Open books.',
    example: essay('regular information flow and independent assessment'),
    broader: 'accountability',
    related: ['open-books', 'information-asymmetry'],
  },
  {
    key: 'independent-assessment',
    prefLabel: 'Independent assessment',
    altLabels: ['external audit', 'independent evaluation', 'inspection', 'regulation', 'social audit', 'third-party review'],
    definition:
      'Accountability through the judgement of a third party, such as an auditor, inspector or evaluator, who depends neither on the provider nor on those to whom it answers.',
    scopeNote:
      'Use for audit, inspection and evaluation by outsiders. Do not use for a funder’s own monitoring: see Contractual accountability.',
    example: essay('regular information flow and independent assessment'),
    broader: 'accountability',
    related: ['regular-information-flow'],
  },
  {
    key: 'open-books',
    prefLabel: 'Open books',
    altLabels: ['open-book accounting', 'open book', 'financial transparency', 'open accounts', 'transparency of costs'],
    definition: 'Accountability through accounts and cost records that a provider’s partners may inspect as of right.',
    scopeNote:
      'Use for access to financial records. Do not use for reports that the provider draws up (Regular information flow), nor for what is learnt from them (Mutual learning).',
    example: essay('the principle of open books'),
    broader: 'accountability',
    related: ['mutual-learning', 'information-asymmetry'],
  },

  // Information and learning
  {
    key: 'information-and-learning',
    prefLabel: 'Information and learning',
    altLabels: ['knowledge', 'learning', 'transparency', 'data', 'evidence'],
    definition: 'Who knows what about a service, who may use what they know, and how those involved come to do better.',
    scopeNote:
      'Use when a passage turns on knowledge and no narrower concept fits. Do not use for information as a means of answering to someone: see Regular information flow and Open books.',
    example: 'Nobody in the department could say what a visit cost, though every provider knew to the penny.',
    related: ['accountability'],
  },
  {
    key: 'information-asymmetry',
    prefLabel: 'Information asymmetry',
    altLabels: [
      'asymmetric information',
      'unequal information',
      'hidden information',
      'informational advantage',
      'principal and agent',
      'incumbent advantage',
    ],
    definition:
      'A state in which one party to a relation, usually the provider, knows more than the other of costs, effort or quality, and can use the difference.',
    scopeNote:
      'Use for the unequal knowledge. When the advantage is put to use against the purpose of the arrangement, use Gaming the system as well or instead.',
    example: essay('the successful contractor ends up with the information'),
    broader: 'information-and-learning',
    related: ['gaming-the-system'],
  },
  {
    key: 'gaming-the-system',
    prefLabel: 'Gaming the system',
    altLabels: [
      'gaming',
      'perverse incentives',
      'hitting the target and missing the point',
      'creaming and parking',
      'cream-skimming',
      'opportunism',
    ],
    definition:
      'Meeting the letter of a contract, target or rule in ways that defeat its purpose, for the advantage of the one who is measured.',
    scopeNote: 'Use for conduct. Do not use for the mere possibility that unequal knowledge gives (Information asymmetry), nor for fraud.',
    example: essay('the information with which to game the system'),
    broader: 'information-and-learning',
  },
  {
    key: 'mutual-learning',
    prefLabel: 'Mutual learning',
    altLabels: ['shared learning', 'learning together', 'peer learning', 'learning from each other', 'collaborative learning'],
    definition:
      'Improvement that comes of partners, including funder and users, sharing what works and what fails, so that each learns from the others.',
    scopeNote:
      'Use when learning is shared and goes both ways. Do not use for training staff, nor for the new practice that results: see Social innovation.',
    example: essay('open books and mutual learning'),
    broader: 'information-and-learning',
    related: ['social-innovation'],
  },
  {
    key: 'social-innovation',
    prefLabel: 'Social innovation',
    altLabels: ['innovation', 'service innovation', 'collaborative services', 'new practice', 'co-production'],
    definition:
      'New services, practices or relations that meet a social need and at the same time change how those involved deal with one another. Often used loosely of anything new; use it here of more than novelty.',
    scopeNote: 'Use for new practice in services. Do not use for new ways to fund or procure them: see New models of commissioning.',
    example: essay('social innovation in such collaborative services'),
    broader: 'information-and-learning',
    related: ['new-models-of-commissioning'],
  },

  // Ownership and form
  {
    key: 'ownership-and-form',
    prefLabel: 'Ownership and form',
    altLabels: ['ownership', 'organisational form', 'legal form', 'governance form', 'business model'],
    definition:
      'Who owns the organisation that provides a service, and the constitutional form that says what owners, members and managers may do.',
    scopeNote:
      'Use when form in general is at issue. Use a narrower concept for one form. Do not use for who is heard or has power within it: see Power and participation.',
    example: essay('Should public services be delivered by co-operatives and mutuals?'),
    related: ['direction-of-reform'],
  },
  {
    key: 'state-provision',
    prefLabel: 'State provision',
    altLabels: [
      'public provision',
      'in-house provision',
      'public ownership',
      'direct delivery',
      'state control',
      'state-run',
      'nationalised',
      'insourcing',
    ],
    definition:
      'Provision of a service by a public authority itself, with its own staff and assets, under the direction of elected or appointed office-holders.',
    scopeNote:
      'Use for services run by the state. Do not use for services that it pays others to run (Commissioning), nor for the wider sphere of public life (Defending the public realm).',
    example: essay('move something away from state control'),
    broader: 'ownership-and-form',
    related: ['dismantling-the-state'],
  },
  {
    key: 'co-operative',
    prefLabel: 'Co-operative',
    altLabels: [
      'co-op',
      'coop',
      'cooperative',
      'co-operation',
      'co-operative values',
      'co-operative society',
      'worker co-operative',
      'multi-stakeholder co-operative',
    ],
    definition:
      'An enterprise owned and governed by its members on the basis of one member, one vote, and run for their common needs rather than for a return on capital. The members may be users, workers, residents or several of these.',
    scopeNote:
      'Use for member-owned bodies that follow co-operative principles. Do not use for schools of that form (Co-operative school trust or academy), nor for bodies spun out of public services whose form is left open (Public service mutual).',
    example: essay('a model of social ownership and co-operative values'),
    broader: 'ownership-and-form',
    related: ['social-ownership', 'public-service-mutual', 'co-operative-school-trust-or-academy'],
  },
  {
    key: 'public-service-mutual',
    prefLabel: 'Public service mutual',
    altLabels: ['mutual', 'mutuals', 'PSM', 'mutualisation', 'staff-led mutual', 'Mutuals Taskforce', 'Mutuals Programme'],
    definition:
      'An organisation that has left the public sector, still delivers public services, and gives its staff, with or without users and community, a significant part in its governance or ownership. How much counts as significant is contested.',
    scopeNote:
      'Use for mutuals that provide public services. When outside investors hold the larger part, use Quasi-mutual. For the act of leaving the public sector, use Spin-out.',
    example: essay('public service mutuals in practice'),
    broader: 'ownership-and-form',
    related: ['spin-out', 'quasi-mutual', 'employee-ownership'],
  },
  {
    key: 'quasi-mutual',
    prefLabel: 'Quasi-mutual',
    altLabels: ['quasi mutual', 'quasi-mutuals', 'quasimutual', 'mutual joint venture', 'minority employee ownership', 'hybrid mutual'],
    definition:
      'A body presented as a mutual in which employees own a minority and outside investors, the state or both hold the rest. The name is a critic’s: it doubts that such a body is a mutual at all.',
    scopeNote:
      'Use when a minority staff share is joined with external capital. Do not use for mutuals held by their members (Public service mutual), nor for staff shareholding as such (Employee ownership).',
    example: essay('minority employee ownership and external investors'),
    broader: 'ownership-and-form',
    related: ['employee-ownership', 'private-or-shareholder-ownership'],
  },
  {
    key: 'employee-ownership',
    prefLabel: 'Employee ownership',
    altLabels: ['employee-owned', 'staff ownership', 'worker ownership', 'employee shareholding', 'employee ownership trust', 'ESOP'],
    definition:
      'Ownership of an enterprise, in whole or in significant part, by those who work in it, directly or through a trust. It need not bring one member one vote, nor any share in management.',
    scopeNote: 'Use for who holds the shares. Do not use for influence at work without ownership: see Staff empowerment.',
    example: essay('employee ownership in public services'),
    broader: 'ownership-and-form',
    related: ['staff-empowerment', 'trade-union-stance'],
  },
  {
    key: 'co-operative-school-trust-or-academy',
    prefLabel: 'Co-operative school trust or academy',
    altLabels: [
      'co-operative school',
      'co-operative schools',
      'co-op school',
      'cooperative school',
      'co-operative academy',
      'co-operative trust school',
      'Schools Co-operative Society',
    ],
    definition:
      'A state-funded school, or group of schools, whose trust follows co-operative values and gives parents, staff, pupils and community a place in its governance as members.',
    scopeNote: 'Use for schools. Do not use for co-operatives in other services: see Co-operative and Public service mutual.',
    example: essay('co-operative school trusts and academies'),
    broader: 'ownership-and-form',
    related: ['governance-participation'],
  },
  {
    key: 'private-or-shareholder-ownership',
    prefLabel: 'Private or shareholder ownership',
    altLabels: [
      'private ownership',
      'shareholder ownership',
      'investor ownership',
      'shareholders',
      'for-profit',
      'private sector',
      'private equity',
    ],
    definition: 'Ownership of a provider by investors, who control it in proportion to their capital and are entitled to its profit.',
    scopeNote: 'Use for the form of ownership. Do not use for the passage of a service into it: see Stepping stone to privatisation.',
    example: essay('services turned over to shareholders and private markets'),
    broader: 'ownership-and-form',
    related: ['stepping-stone-to-privatisation'],
  },
  {
    key: 'social-ownership',
    prefLabel: 'Social ownership',
    altLabels: [
      'common ownership',
      'community ownership',
      'collective ownership',
      'social enterprise',
      'community interest company',
      'CIC',
      'asset lock',
    ],
    definition:
      'Ownership for a social purpose by neither state nor private investors: by members, a community or a body with locked assets. The term has a longer and wider history, in which it includes state ownership; say in a note when that sense is meant.',
    scopeNote:
      'Use for the family of forms between state and shareholder. Do not use where one form is meant: see Co-operative and Public service mutual.',
    example: essay('you are better off with a model of social ownership'),
    broader: 'ownership-and-form',
    related: ['alternative-to-privatisation'],
  },

  // Power and participation
  {
    key: 'power-and-participation',
    prefLabel: 'Power and participation',
    altLabels: ['power', 'participation', 'voice', 'democracy', 'engagement', 'empowerment'],
    definition: 'Who can influence how a service is run, by what right, and how they take part.',
    scopeNote:
      'Use when influence or taking part is at issue and no narrower concept fits. Do not use where one party must answer to another: see Accountability.',
    example: 'The plan speaks of partnership on every page and of votes on none.',
    related: ['ownership-and-form'],
  },
  {
    key: 'everyday-democracy',
    prefLabel: 'Everyday democracy',
    altLabels: ['economic democracy', 'workplace democracy', 'democratic participation', 'participatory democracy', 'member democracy'],
    definition:
      'Democratic practice in the ordinary settings of work, schooling and care, carried on between elections and outside the institutions of the state.',
    scopeNote:
      'Use for democracy as habit and practice within organisations. Do not use for a particular seat or vote (Governance participation), nor for public elections.',
    example: essay('The everyday democracy of co-operatives'),
    broader: 'power-and-participation',
    related: ['co-operative', 'constituency-of-concern'],
  },
  {
    key: 'staff-empowerment',
    prefLabel: 'Staff empowerment',
    altLabels: ['employee empowerment', 'worker voice', 'staff voice', 'employee engagement', 'front-line autonomy', 'staff control'],
    definition:
      'An increase in the power of those who do the work to decide how it is done and to shape the organisation. The word also serves as management rhetoric; a passage may deny that it was real.',
    scopeNote:
      'Use for staff’s power over their work. Do not use for owning shares (Employee ownership), nor for those in charge answering to the workforce (Accountability to staff).',
    example: essay('to empower the people who are paid to work for it'),
    broader: 'power-and-participation',
    related: ['trade-union-stance'],
  },
  {
    key: 'user-voice',
    prefLabel: 'User voice',
    altLabels: [
      'service user involvement',
      'user involvement',
      'consultation',
      'patient voice',
      'complaints',
      'citizen engagement',
      'public involvement',
    ],
    definition:
      'The means by which people who use a service make their wishes and complaints heard in how it is planned and run, whether or not anyone must act on them.',
    scopeNote:
      'Use for being heard. Where the provider must answer to users, use Accountability to users; where they hold seats or votes, Governance participation.',
    example: 'A panel of tenants comments on the repairs service twice a year; the landlord is free to ignore it.',
    broader: 'power-and-participation',
  },
  {
    key: 'trade-union-stance',
    prefLabel: 'Trade-union stance',
    altLabels: ['trade union stance', 'trade unions', 'unions', 'union view', 'labour movement', 'union opposition', 'union support'],
    definition: 'What trade unions say and do, for or against, about a change in who provides or owns a service.',
    scopeNote:
      'Use for unions’ positions, their silence included. Do not use for the interests or influence of staff apart from unions: see Staff empowerment.',
    example: essay('growing union recognition'),
    broader: 'power-and-participation',
  },
  {
    key: 'constituency-of-concern',
    prefLabel: 'Constituency of concern',
    altLabels: ['widening concern', 'public support', 'collective action', 'social solidarity', 'coalition of support'],
    definition:
      'The range of people who see a service or a public good as their business and are ready to act for it. It may be wider or narrower than those who use it, pay for it or vote on it.',
    scopeNote:
      'Use when support for collective provision is said to widen or shrink. Do not use for those to whom a body must answer: see Accountability to members and the community.',
    example: essay('widening the constituency of concern'),
    broader: 'power-and-participation',
    related: ['defending-the-public-realm'],
  },

  // Direction of reform
  {
    key: 'direction-of-reform',
    prefLabel: 'Direction of reform',
    altLabels: ['reform', 'public service reform', 'direction of travel', 'trajectory', 'policy intent'],
    definition:
      'Where a change in public services is held to lead, whatever its stated aim: towards the market, back to the state, or elsewhere. A judgement about the future, and so nearly always contested.',
    scopeNote:
      'Use when the drift of a reform is at issue and no narrower concept fits. Do not use for the form that it creates: see Ownership and form.',
    example: 'Each step was defended on its merits; nobody was asked where the steps were going.',
    related: ['commissioning'],
  },
  {
    key: 'stepping-stone-to-privatisation',
    prefLabel: 'Stepping stone to privatisation',
    altLabels: ['privatisation', 'privatization', 'back-door privatisation', 'privatisation by stealth', 'Trojan horse', 'slippery slope'],
    definition:
      'The claim that a reform, such as a spin-out or a mutual, prepares the passage of a service into private ownership, by intent or by effect.',
    scopeNote:
      'Use for the claim, whether it is made, feared or denied. For the opposite claim use Alternative to privatisation; where a passage weighs both, use both.',
    example: essay('being a stepping stone to privatisation'),
    broader: 'direction-of-reform',
    related: ['alternative-to-privatisation', 'quasi-mutual', 'spin-out'],
  },
  {
    key: 'alternative-to-privatisation',
    prefLabel: 'Alternative to privatisation',
    altLabels: [
      'alternative to the market',
      'third way',
      'neither state nor market',
      'better than privatisation',
      'public interest alternative',
    ],
    definition:
      'The claim that a reform keeps a service out of private ownership by giving it a form that is neither the state’s nor shareholders’.',
    scopeNote:
      'Use when co-operative or mutual provision is offered against privatisation. Do not use for keeping services within the state: see Defending the public realm and State provision.',
    example: essay('There is a world of difference between being a stepping stone to privatisation and being an alternative to it.'),
    broader: 'direction-of-reform',
    related: ['public-service-mutual', 'co-operative'],
  },
  {
    key: 'dismantling-the-state',
    prefLabel: 'Dismantling the state',
    altLabels: ['rolling back the state', 'shrinking the state', 'small state', 'hollowing out', 'withdrawal of the state', 'cuts'],
    definition:
      'The claim that a reform takes apart the state’s capacity or duty to provide, whoever takes its place. Made mostly by opponents of a reform, now and then by its friends.',
    scopeNote:
      'Use when the loss is the state’s own capacity or responsibility. Do not use for a change of owner as such: see Stepping stone to privatisation.',
    example: essay('on the grounds that this is dismantling the state'),
    broader: 'direction-of-reform',
    related: ['defending-the-public-realm', 'stepping-stone-to-privatisation'],
  },
  {
    key: 'defending-the-public-realm',
    prefLabel: 'Defending the public realm',
    altLabels: ['public realm', 'public good', 'public interest', 'public ethos', 'public service ethos', 'the commons'],
    definition:
      'The claim that there is a sphere of common life and shared provision worth protecting, which the state serves but does not exhaust.',
    scopeNote:
      'Use for arguments from the public realm, including those that part it from the state. Do not use for provision by the state: see State provision.',
    example: essay('The public realm is worth defending'),
    broader: 'direction-of-reform',
    related: ['state-provision', 'alternative-to-privatisation'],
  },
  {
    key: 'spin-out',
    prefLabel: 'Spin-out',
    altLabels: [
      'spin out',
      'spinout',
      'spin-off',
      'externalisation',
      'transfer out',
      'right to request',
      'right to provide',
      'floating off',
    ],
    definition:
      'The transfer of a public service, with its staff, out of a public body into a new independent organisation that goes on providing it.',
    scopeNote:
      'Use for the act of leaving, and for the organisation as one that left. For the form it takes afterwards use Public service mutual, Quasi-mutual or another form.',
    example: essay('wider mutual spin-outs'),
    broader: 'direction-of-reform',
  },
];
