export { disclosePeople, type PeopleTable } from './disclose-people.ts';
export { sumsOfAreas } from './sums-of-areas.ts';
