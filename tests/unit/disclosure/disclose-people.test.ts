import { disclosePeople, type PeopleTable } from '@hazama/server/disclosure';
import { describe, expect, it } from 'vitest';

// three areas, and the town that they make up
const SUMS = [{ total: 3, parts: [0, 1, 2] }];
const TABLE: PeopleTable = {
  total: [1000, 523, 44, 1567],
  age0To14: [100, 63, 4, 167],
  age15To64: [600, 300, 20, 920],
  age65Over: [300, 160, 20, 480],
  age75Over: [150, 80, 12, 242],
  single65Over: [60, 30, null, null],
};
const COLUMNS = Object.keys(TABLE) as (keyof PeopleTable)[];

describe('a table of people', () => {
  it('is whole for staff', () => {
    expect(disclosePeople(TABLE, SUMS, 'STAFF')).toEqual(TABLE);
  });

  it('withholds 1 to 9 from the council, and what they could be worked out from', () => {
    const shown = disclosePeople(TABLE, SUMS, 'COUNCIL');
    // 4 children; the rest of the third area's row and of the children's column would give them back
    expect(shown.age0To14[2]).toBeNull();
    const thirdRow = [shown.total[2], shown.age15To64[2], shown.age65Over[2]];
    expect(thirdRow.filter((people) => people === null).length).toBeGreaterThan(0);
    expect(shown.age0To14.filter((people) => people === null).length).toBeGreaterThan(1);
    // 20 of 65 and over less 12 of 75 and over are 8 between
    expect(shown.age65Over[2] === null || shown.age75Over[2] === null).toBe(true);
    expect(shown.total[0]).toBe(1000);
  });

  it('rounds the rest to 10 for the public', () => {
    const shown = disclosePeople(TABLE, SUMS, 'PUBLIC');
    for (const people of COLUMNS.flatMap((column) => shown[column])) expect((people ?? 0) % 10).toBe(0);
    expect(shown.total[1]).toBe(520);
  });

  it('leaves what is not known not known', () => {
    for (const audience of ['STAFF', 'COUNCIL', 'PUBLIC'] as const)
      expect(disclosePeople(TABLE, SUMS, audience).single65Over[2]).toBeNull();
  });

  it('withholds beside ages that are told whom they leave', () => {
    // nobody tells who is 15 to 64: of the third area 44 less 20 children and 20 of 65 and over are 4
    const unsaid = [null, null, null, null];
    const table = {
      ...TABLE,
      age0To14: [100, 63, 20, 183],
      age15To64: unsaid,
      age75Over: unsaid,
      single65Over: unsaid,
    };
    const shown = disclosePeople(table, SUMS, 'COUNCIL');
    expect([shown.total[2], shown.age0To14[2], shown.age65Over[2]]).toContain(null);
    expect([shown.total[0], shown.age0To14[0], shown.age65Over[0]]).toEqual([1000, 100, 300]);
    // and with older people alone those who are younger: 44 less 38
    const younger = { ...table, age0To14: unsaid, age65Over: [300, 160, 38, 498] };
    const told = disclosePeople(younger, SUMS, 'COUNCIL');
    expect([told.total[2], told.age65Over[2]]).toContain(null);
  });

  it('withholds nothing of a table without small counts', () => {
    const large = Object.fromEntries(
      COLUMNS.map((column) => [column, TABLE[column].map((people) => people && people * 100)]),
    );
    expect(disclosePeople(large as unknown as PeopleTable, SUMS, 'COUNCIL')).toEqual(large);
  });
});
