import { NOTICE_LEVELS } from './gtfs/notices.ts';

export type IssueLevel = 'ERROR' | 'WARN' | 'REPAIR' | 'INFO';

/**
 * Every code that an import report can hold, with its level.
 * ERROR: the row, or the whole file, is rejected. WARN: a doubt; the row goes to review or lacks one value.
 * REPAIR: a value was put right where that is provable. INFO: good to know.
 */
export const ISSUE_LEVELS = {
  // The file can't be read: rejected whole.

  /** No bytes, or nothing but blank lines. */
  'file-empty': 'ERROR',
  /** More bytes than a table can sensibly have. */
  'file-too-large': 'ERROR',
  /** Somebody wrote into it while it was read. */
  'file-changed': 'ERROR',
  /** A PDF, an old .xls, a picture, … whatever its name says. */
  'file-type': 'ERROR',
  /** A zip or xlsx that can't be opened. */
  'archive-broken': 'ERROR',
  /** A zip or xlsx that unpacks to more than a table can sensibly have. */
  'archive-too-large': 'ERROR',
  /** A zip with a name that leads out of its folder. */
  'archive-unsafe': 'ERROR',
  /** XML with a document type: a few bytes of it can grow without end. */
  'xml-entities': 'ERROR',
  /** A shapefile that is broken off, or whose parts are missing or don't belong together. */
  'shapefile-broken': 'ERROR',
  /** A GeoPackage that is broken off or damaged. */
  'geopackage-broken': 'ERROR',
  /** XML that is not well-formed, or broken off. */
  'xml-broken': 'ERROR',
  /** UTF-16, Excel's 「Unicode テキスト」. */
  'encoding-utf-16': 'ERROR',
  /** UTF-8 with a broken byte in it, or no encoding that is known. */
  'encoding-broken': 'ERROR',
  /** An OpenStreetMap extract that is broken off or damaged. */
  'osm-broken': 'ERROR',
  /** An OpenStreetMap extract that needs what isn't understood: a history, another packing. */
  'osm-unsupported': 'ERROR',
  /** A NUL byte in a text. */
  'nul-byte': 'ERROR',
  /** A quotation mark that is never closed. */
  'csv-broken': 'ERROR',
  /** Not JSON, or JSON that holds no list of records. */
  'json-broken': 'ERROR',

  // It is read, but can't be taken: rejected whole.

  /** Coordinates of a system that isn't told, or isn't known. */
  'crs-unknown': 'ERROR',
  /** A table of several plans, of which one is to be named. */
  'plan-several': 'ERROR',
  /** No table that is known: the columns that it would need are missing. */
  'table-unknown': 'ERROR',
  /** A sheet or layer that a person named is not in the file. */
  'layer-missing': 'ERROR',
  /** A column that a person named is not in the file. */
  'column-missing': 'ERROR',
  /** A table that belongs to another command. */
  'table-of-another-dataset': 'ERROR',
  /** A column says that a row is a person or a household. Its values are not repeated. */
  'personal-data': 'ERROR',
  /** Weights of which every single one is 0. */
  'weights-all-zero': 'ERROR',
  /** Two rows of one id. */
  'id-duplicate': 'ERROR',
  /** An area overlaps another of its kind. */
  'area-overlap': 'ERROR',
  /** People of one year would be counted twice: another source holds them. */
  'population-counted-twice': 'ERROR',
  /** Rows of no kind: neither a column nor an option says which. */
  'kind-missing': 'ERROR',
  /** Population of no year: neither a column, an option nor the file's name says which. */
  'year-missing': 'ERROR',
  /** Streets of a town of which nobody knows where it is. */
  'town-unplaced': 'ERROR',
  /** Streets of a part of the town: many of its people would have none. */
  'streets-partial': 'ERROR',
  /** A file without one row that can go in. */
  'no-acceptable-row': 'ERROR',

  // The row is rejected.

  /** A value that a row can't do without. */
  'value-missing': 'ERROR',
  /** Not a number, not a year, not one of the words there are. */
  'value-unreadable': 'ERROR',
  /** A negative number where people or places are counted. */
  'value-negative': 'ERROR',
  /** A kind of resource that the catalogue doesn't hold. */
  'kind-unknown': 'ERROR',
  /** A kind of which only numbers are kept, never names. */
  'kind-is-counted': 'ERROR',
  /** An indicator that the catalogue doesn't hold. */
  'indicator-unknown': 'ERROR',
  /** An area that the municipality doesn't have. */
  'area-unknown': 'ERROR',
  /** An entry of a plan that stands, by way of its parents, below itself. */
  'plan-cycle': 'ERROR',
  /** A shape that is not a polygon. */
  'geometry-unusable': 'ERROR',
  /** More corners than an area can sensibly have. */
  'geometry-too-detailed': 'ERROR',
  /** Coordinates that are no degrees. */
  'geometry-not-degrees': 'ERROR',
  /** A polygon that crosses itself. */
  'geometry-crosses-itself': 'ERROR',
  /** A footprint that no building has: areas were taken for buildings. */
  'building-too-large': 'ERROR',
  /** A class of land use of which nobody said how densely people live on it. */
  'land-use-unknown': 'ERROR',
  /** The name of a person, where roles and organisations alone are kept. */
  'person-named': 'ERROR',
  /** The example of the template, left in the table. */
  'row-is-example': 'WARN',
  /** An entry of another plan than the one that is imported. */
  'other-plan': 'INFO',
  /** Water of the census (水面調査区), where nobody lives. */
  'area-is-water': 'INFO',
  /** A row of another municipality, beyond the buffer. */
  'other-municipality': 'INFO',
  /** A row that a person has decided to leave out. */
  'left-out': 'INFO',
  /** A 町字 that is no more (廃止). */
  'town-abolished': 'INFO',
  /** A row of a gazetteer that names no 町字. */
  'town-unnamed': 'INFO',
  /** A place beyond the municipality's outline and its buffer. */
  'outside-buffer': 'INFO',

  // The row goes to review.

  /** A place without coordinates. */
  'place-missing': 'WARN',
  /** 0, 0: what spreadsheets write for unknown. */
  'place-zero': 'WARN',
  /** Coordinates that are no place in Japan, and none after swapping. */
  'place-outside-japan': 'WARN',
  /** Of this municipality by its address or code, yet placed far from it. */
  'place-far-away': 'WARN',
  /** Coordinates that lie farther from the place of their own address than that place is vague. */
  'place-differs-from-address': 'WARN',
  /** No coordinates, and an address that leads to a 大字 alone. */
  'place-approximate': 'WARN',
  /** A mesh code and coordinates that name different places. */
  'place-differs-from-mesh': 'WARN',
  /** A 町字 that neither a membership nor an area knows. */
  'machi-aza-unknown': 'WARN',
  /** Age groups that add up to more than the whole. */
  'ages-exceed-total': 'WARN',
  /** More cells than the header has columns: a comma too many. */
  'cells-too-many': 'WARN',
  /** Which field is withheld from whom can't be read. */
  'withheld-unread': 'WARN',
  /** The same kind, name and address as another row, and no id to tell them apart. */
  'row-repeated': 'WARN',
  /** An end before its beginning. */
  'days-reversed': 'WARN',
  /** The same place is in from another source. */
  'known-from-another-source': 'WARN',

  /** An area that an event is said to be for, and that the municipality doesn't have. */
  'event-area-unknown': 'WARN',
  /** A day whose weekday is another than the one written beside it. */
  'weekday-differs': 'WARN',
  /** An entry of a plan whose parent isn't in it. */
  'plan-parent-unknown': 'WARN',
  /** A row that is called a total and doesn't fit the other rows. */
  'total-differs': 'WARN',

  // The row goes in, with one thing to know.

  /** A date that can't be read, or that is still to come: left empty. */
  'date-unreadable': 'WARN',
  /** A number that isn't one in a column that may be empty: left empty. */
  'number-unreadable': 'WARN',
  /** A number that can't be a telephone's: left empty. */
  'phone-unreadable': 'WARN',
  /** An address of a web page that isn't one: left empty. */
  'url-unreadable': 'WARN',
  /** A word for status or visibility that is not known: the default was taken. */
  'word-unknown': 'WARN',
  /** An area that a resource is said to serve, and that the municipality doesn't have. */
  'serves-area-unknown': 'WARN',
  /** The area above, which the municipality doesn't have. */
  'parent-unknown': 'WARN',
  /** 町字 whose area is no longer there. */
  'membership-loose': 'WARN',
  /** No coordinates: the place is that of the address. */
  'place-from-address': 'INFO',
  /** No place, but an area that it serves: it is there, and no distance is measured to it. */
  'place-of-area': 'INFO',
  /** Opening hours of which not everything was understood: kept as text. */
  'schedule-unread': 'INFO',

  // Repairs.

  /** A municipality's code had lost its leading zero. */
  'code-leading-zero': 'REPAIR',
  /** A telephone number had lost its leading zero. */
  'phone-leading-zero': 'REPAIR',
  /** Latitude and longitude had changed places. */
  'coordinates-swapped': 'REPAIR',

  // About the file.

  /** One cell lists several 町字: each became a row. */
  'towns-listed': 'INFO',
  /** Records of one code, islands and detached pieces, became one row. */
  'shapes-gathered': 'INFO',
  /** Coordinates were brought to WGS 84: from what, and by which method. */
  'coordinates-transformed': 'INFO',
  /** No coordinate system is told: degrees were taken for 世界測地系. */
  'crs-missing': 'WARN',
  /** Words of the file that stand for no kind of their own: their rows were put under a general kind. */
  'kind-general': 'INFO',
  /** Kinds that were read from the names of the rows. */
  'kind-from-name': 'INFO',
  /** Withheld rows of a statistic, counted with the row that holds them. */
  'withheld-joined': 'INFO',
  /** Rows of sums, each checked against the others: no records. */
  'total-left-out': 'INFO',
  /** Remarks in or below the table: no records. */
  'remarks-left-out': 'INFO',
  /** Two tables side by side became one. */
  'tables-side-by-side': 'INFO',
  /** A schedule with a column for each month: an event for each of its days. */
  'months-spread': 'INFO',
  /** The header again, or that of a second table: read on from there. */
  'header-repeated': 'INFO',

  /** Read as CP932 (Shift_JIS). */
  'encoding-cp932': 'INFO',
  /** Columns were read as a person said for an earlier file with the same header. */
  'mapping-remembered': 'INFO',
  /** Columns that were not used. */
  'columns-unused': 'INFO',
  /** Sheets that were not used. */
  'sheets-unused': 'INFO',
  /** The municipality has no outline yet: places were not checked against it. */
  'outline-missing': 'INFO',
  /** The year came from the file's name. */
  'year-from-file-name': 'INFO',
  /** Areas that overlap by a sliver. */
  'area-sliver': 'INFO',
  /** Several places of one kind at one address: a building may be counted more than once. */
  'address-shared': 'INFO',
  /** A row that a person has looked at before: taken with what they changed. */
  'decided-earlier': 'INFO',
  /** Records that a person has merged into others: they stay so. */
  'merged-earlier': 'INFO',
  /** Events of no area of their own: they are the venue's. */
  'event-area-from-address': 'INFO',
  /** Records whose address belongs to another area than their point on the map: the address was followed. */
  'area-differs': 'INFO',
  /** A hand edit gave way: the file's own value has changed since. */
  'hand-edit-superseded': 'INFO',
  /** Rows that another source had put in, and that this one has taken over. */
  'taken-over': 'INFO',
  /** Ways of a map that are no streets: buildings, rivers, railways, ferries. */
  'ways-no-street': 'INFO',
  /** Streets for vehicles alone, or that nobody can walk yet. */
  'ways-not-for-walkers': 'INFO',
  /** Streets that are closed to people on foot. */
  'ways-closed': 'INFO',
  /** Streets beyond the town and its buffer. */
  'ways-outside-buffer': 'INFO',
  /** Streets that are cut off from all others. */
  'streets-islets': 'INFO',
  /** Pieces of a bus line that pass far from the town were left. */
  'line-cut': 'INFO',
  /** People who are counted far from every street. */
  'people-without-street': 'WARN',
  /** Buildings and land that weigh nothing. */
  'weights-zero': 'INFO',
  /** Buildings of which neither floor area nor storeys are known. */
  'storeys-unknown': 'INFO',
  /** Two shapes of land on which people live are drawn over each other: it counts for both. */
  'land-use-overlap': 'WARN',
  /** What the walking network came to. */
  'streets-measured': 'INFO',
  /** How many more issues of a code there were. */
  'issues-omitted': 'INFO',

  // About a timetable, by the rule codes of the canonical GTFS validator.
  ...NOTICE_LEVELS,
} as const satisfies Record<string, IssueLevel>;

export type IssueCode = keyof typeof ISSUE_LEVELS;
