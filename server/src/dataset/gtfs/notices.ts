/** What is said of a place in a feed: which file, which line, which column, which value. */
export interface NoticePlace {
  readonly file: string;
  readonly line?: number | undefined;
  readonly field?: string | undefined;
  readonly value?: string | undefined;
  /** What else the message has to name: the file or the row that is pointed to, the value before, the like. */
  readonly other?: string | undefined;
}

type NoticeLevel = 'ERROR' | 'WARN' | 'INFO';

interface Notice {
  readonly level: NoticeLevel;
  readonly message: (place: NoticePlace) => string;
}

/** A value as it is quoted in a message: long ones are cut. */
const quoted = (value: string | undefined) =>
  value && value.length > 60 ? `「${value.slice(0, 60)}…」` : `「${value ?? ''}」`;

/**
 * What a feed can be told, by the rule codes and severities of the canonical GTFS validator (https://gtfs-validator.mobilitydata.org/rules.html);
 * its WARNING is WARN here. Whether a fault stops the feed is for the place that finds it to say.
 */
export const NOTICES = {
  missing_required_file: {
    level: 'ERROR',
    message: ({ file }) =>
      `時刻表に必要な ${file} がありません。バス会社が公開している zip をそのまま（展開せずに）選んでください。`,
  },
  missing_calendar_and_calendar_date_files: {
    level: 'ERROR',
    message: () =>
      'calendar.txt も calendar_dates.txt もないので、どの日に走るのかわかりません。作成元に確かめてください。',
  },
  empty_file: {
    level: 'ERROR',
    message: ({ file }) => `${file} が空（0バイト）です。中身のあるファイルに入れかえるか、zip から外してください。`,
  },
  unknown_file: {
    level: 'INFO',
    message: ({ file }) => `${file} は時刻表の標準にないファイルなので、読みませんでした。`,
  },
  invalid_input_files_in_subfolder: {
    level: 'WARN',
    message: ({ value }) => `ファイルが zip の中のフォルダー「${value ?? ''}」に入っていました。その中を読みました。`,
  },
  csv_parsing_failed: {
    level: 'ERROR',
    message: ({ file, line }) =>
      `${file} の${line ?? 1}行目から先を、表として読めません（引用符が閉じていないか、1行が長すぎます）。その行を直してください。`,
  },
  missing_required_column: {
    level: 'ERROR',
    message: ({ file, field, other }) =>
      `${file} に必要な列 ${field ?? ''} がありません。${other ? `「${other}」は書きまちがいのようです。` : ''}見出しの行を直してください。`,
  },
  unknown_column: {
    level: 'INFO',
    message: ({ field, other }) =>
      other
        ? `列「${field ?? ''}」は ${other} の書きまちがいのようです。読みませんでした。`
        : `列「${field ?? ''}」は標準にないので、読みませんでした。`,
  },
  duplicated_column: {
    level: 'ERROR',
    message: ({ field }) => `列「${field ?? ''}」が二つあります。どちらが正しいか確かめ、一つにしてください。`,
  },
  empty_column_name: {
    level: 'WARN',
    message: () => '名前のない列があります。読みませんでした。',
  },
  invalid_row_length: {
    level: 'ERROR',
    message: ({ other, value }) =>
      `見出しは${other ?? ''}列なのに、この行は${value ?? ''}列です。コンマの数を確かめてください（値の中のコンマは引用符で囲みます）。`,
  },
  missing_required_field: {
    level: 'ERROR',
    message: ({ field }) => `${field ?? ''} が空です。値を入れてください。`,
  },
  duplicate_key: {
    level: 'ERROR',
    message: ({ value, other }) =>
      `${quoted(value)}の行が二つあります${other ? `（前の行は${other}行目）` : ''}。どちらかを直すか、外してください。`,
  },
  foreign_key_violation: {
    level: 'ERROR',
    message: ({ field, value, other }) =>
      `${field ?? ''} ${quoted(value)}が ${other ?? ''} にありません。${other ?? ''} に行を足すか、この値を直してください。`,
  },
  invalid_time: {
    level: 'ERROR',
    message: ({ value }) =>
      `時刻${quoted(value)}を読めません。8:05:00 のように書いてください（24時を過ぎたら 25:10:00）。`,
  },
  invalid_date: {
    level: 'ERROR',
    message: ({ value }) => `日付${quoted(value)}を読めません。20260401 のように8けたで書いてください。`,
  },
  invalid_integer: {
    level: 'ERROR',
    message: ({ value }) => `${quoted(value)}は整数ではありません。数字だけで書いてください。`,
  },
  invalid_float: {
    level: 'ERROR',
    message: ({ value }) => `${quoted(value)}は数ではありません。小数の数字で書いてください。`,
  },
  number_out_of_range: {
    level: 'ERROR',
    message: ({ field, value }) => `${field ?? ''} の${quoted(value)}は、ありえる範囲の外です。値を確かめてください。`,
  },
  unexpected_enum_value: {
    level: 'WARN',
    message: ({ field, value }) => `${field ?? ''} の${quoted(value)}は標準にない値です。空の値と見て読みました。`,
  },
  invalid_color: {
    level: 'ERROR',
    message: ({ value }) => `色${quoted(value)}は 0099CC のような6けたではありません。色なしとして読みました。`,
  },
  stop_without_location: {
    level: 'ERROR',
    message: ({ value }) => `停留所${quoted(value)}の緯度・経度がありません。場所がわからないものとして読みました。`,
  },
  point_near_origin: {
    level: 'ERROR',
    message: ({ value }) => `停留所${quoted(value)}の緯度・経度が 0 の近くです。場所がわからないものとして読みました。`,
  },
  station_with_parent_station: {
    level: 'ERROR',
    message: ({ value }) =>
      `停留所（location_type 1）${quoted(value)}に、さらに親の停留所が付いています。parent_station を空にしてください。`,
  },
  wrong_parent_location_type: {
    level: 'ERROR',
    message: ({ value, other }) =>
      `親の停留所${quoted(value)}は、親になれる種類ではありません（location_type は ${other ?? ''} のはずです）。`,
  },
  location_without_parent_station: {
    level: 'ERROR',
    message: ({ value }) => `出入口などの${quoted(value)}に、親の停留所（parent_station）がありません。`,
  },
  stops_too_close: {
    level: 'WARN',
    message: ({ value, other }) =>
      `標柱${quoted(value)}は、名前の違う「${other ?? ''}」と同じところ（2m以内）にあります。同じ停留所なら、一つにしてください。`,
  },
  stop_without_stop_time: {
    level: 'WARN',
    message: ({ value }) => `標柱${quoted(value)}には、どの便も止まりません。`,
  },
  route_both_short_and_long_name_missing: {
    level: 'ERROR',
    message: ({ value }) => `経路${quoted(value)}に名前がありません（route_short_name も route_long_name も空）。`,
  },
  inconsistent_agency_timezone: {
    level: 'ERROR',
    message: ({ value, other }) =>
      `事業者の時間帯が${quoted(value)}と「${other ?? ''}」で違います。時刻はそのまま読みました。`,
  },
  start_and_end_range_out_of_order: {
    level: 'ERROR',
    message: ({ value, other }) =>
      `始まり${quoted(value)}が終わり「${other ?? ''}」より後です。どちらかを直してください。`,
  },
  unused_trip: {
    level: 'WARN',
    message: ({ value }) => `便${quoted(value)}には、止まる停留所が一つもありません。`,
  },
  unusable_trip: {
    level: 'WARN',
    message: ({ value }) => `便${quoted(value)}は一か所にしか止まらないので、乗れる便としては数えません。`,
  },
  missing_trip_edge: {
    level: 'ERROR',
    message: ({ value }) => `便${quoted(value)}の初めか終わりの停留所に時刻がありません。時刻を入れてください。`,
  },
  stop_time_with_arrival_before_previous_departure_time: {
    level: 'ERROR',
    message: ({ value, other }) =>
      `到着${quoted(value)}が、前の停留所の発車「${other ?? ''}」より早くなっています。時刻か停車順を直してください。`,
  },
  stop_time_with_departure_before_arrival_time: {
    level: 'ERROR',
    message: ({ value, other }) =>
      `発車${quoted(value)}が到着「${other ?? ''}」より早くなっています。時刻を直してください。`,
  },
  stop_time_with_only_arrival_or_departure_time: {
    level: 'ERROR',
    message: () => '到着と発車の一方だけに時刻があります。もう一方も同じ時刻と見て読みました。',
  },
  stop_time_times_interpolated: {
    level: 'INFO',
    message: ({ value }) =>
      `時刻の書かれていない停車が${value ?? ''}件ありました。前後の停留所の時刻から、間を等しく分けて読みました。`,
  },
  in_seat_transfers_not_used: {
    level: 'INFO',
    message: ({ value }) =>
      `同じ車両が続けて走る便（block_id）が${value ?? ''}組あります。乗ったまま続けて行けるところも、乗りかえとして時間を計算します。`,
  },
  overlapping_frequency: {
    level: 'ERROR',
    message: ({ value }) =>
      `便${quoted(value)}の運行間隔の時間帯が重なっています。重なる時間には両方の便を数えました。`,
  },
  unused_shape: {
    level: 'WARN',
    message: ({ value }) => `線${quoted(value)}は、どの便にも使われていません。読みませんでした。`,
  },
  expired_calendar: {
    level: 'WARN',
    message: ({ value }) =>
      `この時刻表の有効期間は${value ?? ''}までで、もう過ぎています。期間のなかの日についてだけ使い、「期限切れ」と示します。新しい時刻表を取り込んでください。`,
  },
  feed_expiration_date7_days: {
    level: 'WARN',
    message: ({ value }) =>
      `この時刻表の有効期間は${value ?? ''}まで（あと7日以内）です。次の時刻表を用意してください。`,
  },
  feed_info_without_service: {
    level: 'WARN',
    message: ({ value, other }) =>
      `feed_info.txt の期間（${value ?? ''}）と、便の走る期間（${other ?? ''}）が重なりません。便の走る期間を有効期間としました。`,
  },
  feed_outside_municipality: {
    level: 'WARN',
    message: () => 'この市町村の中に、停留所が一つもありません。ほかの地域の時刻表ではないか、確かめてください。',
  },
  malformed_json: {
    level: 'ERROR',
    message: ({ file }) => `${file} を JSON として読めません。元のファイルから保存し直してください。`,
  },
  invalid_geometry: {
    level: 'ERROR',
    message: ({ line }) => `${line ?? ''}番目の区域の形を読めません。id と、Polygon か MultiPolygon の形が要ります。`,
  },
  feed_summary: {
    level: 'INFO',
    message: ({ value, other }) => `${other ?? ''}。有効期間 ${value ?? ''}。`,
  },
  feed_with_errors: {
    level: 'ERROR',
    message: ({ value }) =>
      `時刻表として使えないところが${value ?? ''}か所あるので、何も変えませんでした。一部だけを使うと便や停留所が抜けて見えるためです。直した時刻表を作成元から受け取ってください。`,
  },
  feed_without_trips: {
    level: 'ERROR',
    message: () => '走る便が一つもありません。trips.txt と stop_times.txt に中身のある時刻表を選んでください。',
  },
  feed_known_under_another_name: {
    level: 'ERROR',
    message: ({ value }) =>
      `同じ便が「${value ?? ''}」という名前の時刻表にもう入っています。両方を入れると便を二重に数えるので、「出どころの名前」を「${value ?? ''}」にして取り込んでください〔--source〕。`,
  },
  feed_shares_no_stop: {
    level: 'ERROR',
    message: ({ value }) =>
      `「${value ?? ''}」という名前で入っている時刻表と、停留所が一つも重なりません。別の時刻表なら「出どころの名前」を別にして取り込んでください〔--source〕。`,
  },
} as const satisfies Record<string, Notice>;

export type NoticeCode = keyof typeof NOTICES;

/** For the table of all issue codes. */
export const NOTICE_LEVELS = Object.fromEntries(
  Object.entries(NOTICES).map(([code, { level }]) => [code, level]),
) as Readonly<Record<NoticeCode, NoticeLevel>>;
