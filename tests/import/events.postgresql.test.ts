import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COUNCILS, OUTLINE } from './fixtures/shapes.ts';
import { codes, type ImportTowns, issueOf, openImportTowns } from './support.ts';

let towns: ImportTowns;
beforeAll(async () => {
  towns = await openImportTowns();
  await towns.iga('areas', 'outline.geojson', OUTLINE, { kind: 'MUNICIPALITY' });
  await towns.iga('areas', 'councils.geojson', COUNCILS, { kind: 'RESIDENTS_COUNCIL' });
  await towns.iga('membership', 'm.csv', 'machi_aza,area\n大字西山,西部\n', { kind: 'RESIDENTS_COUNCIL' });
});
afterAll(() => towns.close());

const listEvents = (source: string) =>
  towns.database.query(
    `SELECT e.title, e.kind, e.held_on AS "on", e.until_on AS until, e.start_time AS "start", e.end_time AS "end", e.participants,
       array(SELECT a.name FROM area a WHERE a.id = ANY(e.area_ids) AND a.to_revision IS NULL ORDER BY a.number) AS areas
     FROM event e JOIN dataset d ON d.id = e.dataset_id
     WHERE e.to_revision IS NULL AND d.source = $1 ORDER BY e.held_on, e.title`,
    [source],
  );

describe('events', () => {
  it('read days as they are written, words for kinds, hours, areas and people', async () => {
    const report = await towns.iga(
      'events',
      '行事.csv',
      [
        '行事名,種類,開催日,時間,会場,対象地区,参加者数',
        '認知症サポーター養成講座,講座,令和8年5月12日（火）,10時～12時,西公民館,西部,２３人',
        '防災訓練,,２０２６／１１／３,,西小学校,"1、東部",',
        '福祉まつり,まつり,2026-11-21～22,,,全域,1200',
        '紙すき体験,手しごと,2026/12/5,未定,,,8',
      ].join('\n'),
    );
    expect(report).toMatchObject({ status: 'published', format: 'hazama-events', rows: { read: 4, accepted: 4 } });
    expect(await listEvents('行事')).toEqual([
      expect.objectContaining({
        title: '認知症サポーター養成講座',
        kind: 'course',
        on: '2026-05-12',
        start: '10:00',
        end: '12:00',
        areas: ['西部'],
        participants: 23,
      }),
      expect.objectContaining({ title: '防災訓練', kind: 'drill', on: '2026-11-03', areas: ['西部', '東部'] }),
      expect.objectContaining({ kind: 'exchange', on: '2026-11-21', until: '2026-11-22', areas: ['伊賀市'] }),
      expect.objectContaining({ kind: '手しごと', participants: 8, areas: [], start: null }),
    ]);
  });

  it('wait or are refused with line, column and value, where something can not be right', async () => {
    const report = await towns.iga(
      'events',
      '疑い.csv',
      [
        'title,on,areas,participants',
        'よその行事,2026-05-12,名張,',
        '曜日違い,2026年5月12日（金）,西部,',
        '人数違い,2026-05-13,西部,-3',
        '日なし,5月上旬,西部,',
        'よい行事,2026-05-14,西部,0',
        'よい行事,2026-05-14,西部,0',
      ].join('\n'),
    );
    expect(report.rows).toEqual({ read: 6, accepted: 1, repaired: 0, review: 3, rejected: 2 });
    expect(issueOf(report, 'event-area-unknown')).toMatchObject({ line: 2, field: 'areas', value: '名張' });
    expect(issueOf(report, 'weekday-differs')).toMatchObject({ line: 3, field: 'on', value: '2026年5月12日（金）' });
    expect(issueOf(report, 'value-negative')).toMatchObject({ line: 4, field: 'participants', value: '-3' });
    expect(issueOf(report, 'value-unreadable')).toMatchObject({ line: 5, field: 'on', value: '5月上旬' });
    expect(issueOf(report, 'row-repeated')).toMatchObject({ line: 7, value: '6行目' });
  });

  it('ask for the year that days leave out, and take it from the option or the name of the file', async () => {
    const text = 'title,on\n新年会,1月9日\n花見,4/5\n';
    const refused = await towns.iga('events', '年なし.csv', text);
    expect(refused).toMatchObject({ status: 'rejected', refusal: { code: 'year-missing' } });
    expect((await towns.iga('events', '年なし.csv', text, { year: '令和8年度' })).status).toBe('published');
    expect((await towns.iga('events', '令和8年度_行事.csv', text, { source: '名前から' })).status).toBe('published');
    for (const source of ['年なし', '名前から'])
      expect((await listEvents(source)).map(({ on }) => on)).toEqual(
        source === '名前から' ? ['2026-04-05', '2027-01-09'] : [],
      );
  });

  it('are unchanged when they come again, replaced within their months, and can be taken back', async () => {
    const april = 'title,on\nA,2026-04-05\nB,2026-04-20\n';
    const first = await towns.iga('events', '月報.csv', april);
    expect(await towns.iga('events', '月報.csv', april)).toMatchObject({ status: 'unchanged' });
    const may = await towns.iga('events', '月報.csv', 'title,on\nC,2026-05-05\n');
    expect(may.changes).toEqual({ added: 1, changed: 0, removed: 0, unchanged: 0 });
    const again = await towns.iga('events', '月報.csv', 'title,on,place\nB,2026-04-20,\nD,2026-05-01,\n');
    expect(again.changes).toEqual({ added: 1, changed: 0, removed: 2, unchanged: 1 });
    expect((await listEvents('月報')).map(({ title }) => title)).toEqual(['B', 'D']);
    const { undoImport } = await import('@hazama/server/dataset');
    await undoImport({ database: towns.database, now: () => new Date('2026-11-23T00:00:00Z') }, again.id);
    expect((await listEvents('月報')).map(({ title }) => title)).toEqual(['A', 'B', 'C']);
    expect(first.version).toBe(1);
  });
});

const header = 'code,parent,level,title,owner,related_plan';
const listPlan = () =>
  towns.database.query(
    `SELECT n.code, p.code AS parent, n.position FROM plan_node n
     LEFT JOIN plan_node p ON p.id = n.parent_id AND p.to_revision IS NULL
     WHERE n.to_revision IS NULL ORDER BY n.position`,
  );

describe('a plan', () => {
  it('keeps its tree in the order of the file, wherever a parent stands in it', async () => {
    const report = await towns.iga(
      'plan',
      '計画.csv',
      [
        header,
        '1-1,1,施策,意識の醸成,市、社協,',
        '1,,基本目標,人づくり,,総合計画',
        '1-1-a,１－１,取り組み,広報,市,',
      ].join('\n'),
    );
    expect(report).toMatchObject({ status: 'published', rows: { read: 3, accepted: 3 } });
    expect(await listPlan()).toEqual([
      { code: '1-1', parent: '1', position: 0 },
      { code: '1', parent: null, position: 1 },
      { code: '1-1-a', parent: '1-1', position: 2 },
    ]);
  });

  it('is refused whole where two entries have one code', async () => {
    const report = await towns.iga('plan', '重.csv', `${header}\n1,,章,A,,\n１,,章,B,,\n`);
    expect(report).toMatchObject({ status: 'rejected', refusal: { code: 'id-duplicate' } });
  });

  it('leaves out circles, and lets what stands below nothing wait', async () => {
    const report = await towns.iga(
      'plan',
      '輪.csv',
      [header, 'a,b,,甲,,', 'b,a,,乙,,', 'c,a,,丙,,', 'd,z,,丁,,', 'e,d,,戊,,', 'f,,,己,,'].join('\n'),
    );
    expect(report.rows).toEqual({ read: 6, accepted: 1, repaired: 0, review: 3, rejected: 2 });
    expect(codes(report)).toEqual({ 'plan-cycle': 2, 'plan-parent-unknown': 3 });
    expect(report.issues.find(({ code }) => code === 'plan-cycle')?.message).toContain('a → b → a');
  });
});

describe('イベント一覧 of the standard dataset', () => {
  const headers = {
    '2021':
      '都道府県コード又は市区町村コード,NO,都道府県名,市区町村名,イベント名,イベント名_カナ,イベント名_英語,開始日,終了日,開始時間,終了時間,開始日時特記事項,説明,料金(基本),主催者,場所名称,住所,方書,緯度,経度,定員,URL,備考',
    current:
      '全国地方公共団体コード,ID,所在地_都道府県,所在地_市区町村,イベント名,イベント名_カナ,イベント名_英語,開始日,終了日,開始時間,終了時間,開始日時特記事項,説明,料金(基本),主催者,場所名称,所在地_連結表記,建物名等(方書),緯度,経度,定員,URL,備考',
  };
  const rows = [
    '242161,1,三重県,伊賀市,脳いきいき教室,ノウイキイキキョウシツ,,2026-06-03,2026-06-03,9:30,11:00,雨天決行,体操と話,0,伊賀市社会福祉協議会,西公民館,三重県伊賀市西山12,,34.75,136.12,20,https://example.jp/nou,対象：どなたでも',
    '242071,2,三重県,名張市,名張の会,ナバリノカイ,,2026-06-04,2026-06-04,9:30,11:00,,,0,,名張市民館,三重県名張市鴻之台1,,34.62,136.10,,,',
  ];

  it.each(['2021', 'current'] as const)(
    'is recognised in its %s columns, its area by the venue',
    async (generation) => {
      const report = await towns.iga('events', `${generation}.csv`, [headers[generation], ...rows].join('\n'), {
        source: 'イベント一覧',
      });
      expect(report).toMatchObject({ format: 'ods-event', rows: { read: 2, accepted: 1, rejected: 1 } });
      expect(codes(report)).toMatchObject({ 'other-municipality': 1, 'event-area-from-address': 1 });
      expect(await listEvents('イベント一覧')).toEqual([
        expect.objectContaining({
          title: '脳いきいき教室',
          kind: 'course',
          areas: ['西部'],
          start: '09:30',
          end: '11:00',
        }),
      ]);
    },
  );
});

describe('a schedule with the months across', () => {
  it('becomes an event for every day, with the 年度 of its title', async () => {
    const report = await towns.iga(
      'events',
      '年間予定.csv',
      [
        '令和8年度 サロン年間予定表,,,,,,',
        'サロン名,地区,会場,4月,5月,8月,1月',
        'ひまわり,西部,西公民館,"8日、22日",第2水曜 10時～12時,休み,13(水)',
        'もみじ,東部,,12日 13:30～15:00,○,,14(火)',
      ].join('\n'),
    );
    expect(report).toMatchObject({
      format: 'hazama-event-months',
      rows: { read: 7, accepted: 5, review: 1, rejected: 1 },
    });
    expect((await listEvents('年間予定')).map(({ title, on, start }) => [title, on, start])).toEqual([
      ['ひまわり', '2026-04-08', null],
      ['もみじ', '2026-04-12', '13:30'],
      ['ひまわり', '2026-04-22', null],
      ['ひまわり', '2026-05-13', '10:00'],
      ['ひまわり', '2027-01-13', null],
    ]);
    expect(issueOf(report, 'value-unreadable')).toMatchObject({ line: 4, field: '5月', value: '2026年5月○' });
    expect(issueOf(report, 'weekday-differs')).toMatchObject({ line: 4, field: '1月' });
    expect(issueOf(report, 'months-spread')?.message).toContain('7件');
  });

  it('is refused where nobody says of which year', async () => {
    const report = await towns.iga('events', '予定.csv', '行事名,4月,5月,6月\n体操,8,13,10\n');
    expect(report).toMatchObject({ status: 'rejected', refusal: { code: 'year-missing' } });
    const told = await towns.iga('events', '予定.csv', '行事名,R8.4,R8.5,2027年1月\n体操,8,13,10\n');
    expect(told).toMatchObject({ status: 'published', rows: { accepted: 3 } });
  });
});

describe('two tables side by side', () => {
  it('are read one after the other, each record with its own line', async () => {
    const lines = [
      '行事一覧,,,,,,',
      '行事名,開催日,場所,,行事名,開催日,場所',
      '花見,2026-04-05,公園,,盆おどり,2026-08-14,広場',
      '防災訓練,2026-06-01,学校,,敬老会,2026-09-20,',
      ',,,,文化祭,2026-11-03,公民館',
    ];
    const report = await towns.iga('events', '横並び.csv', lines.join('\n'));
    expect(report.rows).toEqual({ read: 5, accepted: 5, repaired: 0, review: 0, rejected: 0 });
    expect(codes(report)).toMatchObject({ 'tables-side-by-side': 1 });
    expect((await listEvents('横並び')).map(({ title }) => title)).toEqual([
      '花見',
      '防災訓練',
      '盆おどり',
      '敬老会',
      '文化祭',
    ]);
    const doubtful = await towns.iga('events', '横並び2.csv', lines.join('\n').replace('2026-09-20', '秋ごろ'));
    expect(issueOf(doubtful, 'value-unreadable')).toMatchObject({ line: 4, value: '秋ごろ' });
  });

  it('are left alone where the second is another table', async () => {
    const report = await towns.iga('events', '別.csv', '行事名,開催日,,名前,電話\n花見,2026-04-06,,館,0595\n');
    expect(report.rows).toMatchObject({ read: 1, accepted: 1 });
    expect(codes(report)).not.toHaveProperty('tables-side-by-side');
  });
});
