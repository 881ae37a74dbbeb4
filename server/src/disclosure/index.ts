export { discloseHeadcount, type Headcount } from './disclose-headcount.ts';
export { maySeePatterns } from './disclose-pattern.ts';
export { disclosePeople, type PeopleTable } from './disclose-people.ts';
export { sumsOfAreas } from './sums-of-areas.ts';
export { tellBound, tellMeters, tellPeople } from './tell-people.ts';
export { TOLD_RULE } from './told-rule.ts';
