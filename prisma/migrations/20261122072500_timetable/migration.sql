-- The tables of timetables as the first migration had them were never written to: a feed is now kept by edition.

DROP TABLE "transit_feed";

DROP TABLE "transit_stop";

DROP TABLE "transit_route";

DROP TABLE "transit_trip";

DROP TABLE "transit_stop_time";

DROP TABLE "transit_service";

DROP TABLE "transit_service_exception";

DROP TABLE "transit_zone";

-- CreateTable
CREATE TABLE "transit_feed" (
    "municipality_code" CHAR(5) NOT NULL,
    "id" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "from_revision" INTEGER NOT NULL,
    "to_revision" INTEGER,
    "dataset_id" TEXT NOT NULL,
    "edition" INTEGER NOT NULL,
    "valid_to" DATE NOT NULL,
    "agency" TEXT NOT NULL,
    "publisher" TEXT,
    "publisher_url" TEXT,
    "version" TEXT,
    "license" TEXT,
    "routes" INTEGER NOT NULL,
    "stops" INTEGER NOT NULL,
    "trips" INTEGER NOT NULL,
    "stop_times" INTEGER NOT NULL,

    CONSTRAINT "transit_feed_pkey" PRIMARY KEY ("municipality_code","id","valid_from","from_revision")
);

-- CreateTable
CREATE TABLE "transit_agency" (
    "municipality_code" CHAR(5) NOT NULL,
    "edition" INTEGER NOT NULL,
    "agency_index" INTEGER NOT NULL,
    "agency_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "url" TEXT,
    "phone" TEXT,

    CONSTRAINT "transit_agency_pkey" PRIMARY KEY ("municipality_code","edition","agency_index")
);

-- CreateTable
CREATE TABLE "transit_stop" (
    "municipality_code" CHAR(5) NOT NULL,
    "edition" INTEGER NOT NULL,
    "stop_index" INTEGER NOT NULL,
    "stop_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_kana" TEXT,
    "location" geometry(Point, 4326),
    "location_type" SMALLINT NOT NULL,
    "parent_index" INTEGER,
    "platform_code" TEXT,

    CONSTRAINT "transit_stop_pkey" PRIMARY KEY ("municipality_code","edition","stop_index")
);

-- CreateTable
CREATE TABLE "transit_route" (
    "municipality_code" CHAR(5) NOT NULL,
    "edition" INTEGER NOT NULL,
    "route_index" INTEGER NOT NULL,
    "route_id" TEXT NOT NULL,
    "agency_index" INTEGER,
    "parent_route_id" TEXT,
    "short_name" TEXT,
    "long_name" TEXT,
    "description" TEXT,
    "route_type" INTEGER NOT NULL,
    "color" TEXT,
    "text_color" TEXT,

    CONSTRAINT "transit_route_pkey" PRIMARY KEY ("municipality_code","edition","route_index")
);

-- CreateTable
CREATE TABLE "transit_service" (
    "municipality_code" CHAR(5) NOT NULL,
    "edition" INTEGER NOT NULL,
    "service_index" INTEGER NOT NULL,
    "service_id" TEXT NOT NULL,
    "weekdays" CHAR(7) NOT NULL,
    "start_date" DATE,
    "end_date" DATE,
    "added_dates" DATE[],
    "removed_dates" DATE[],

    CONSTRAINT "transit_service_pkey" PRIMARY KEY ("municipality_code","edition","service_index")
);

-- CreateTable
CREATE TABLE "transit_shape" (
    "municipality_code" CHAR(5) NOT NULL,
    "edition" INTEGER NOT NULL,
    "shape_index" INTEGER NOT NULL,
    "shape_id" TEXT NOT NULL,
    "geometry" geometry(LineString, 4326) NOT NULL,

    CONSTRAINT "transit_shape_pkey" PRIMARY KEY ("municipality_code","edition","shape_index")
);

-- CreateTable
CREATE TABLE "transit_pattern" (
    "municipality_code" CHAR(5) NOT NULL,
    "edition" INTEGER NOT NULL,
    "pattern_index" INTEGER NOT NULL,
    "route_index" INTEGER NOT NULL,
    "direction_id" SMALLINT,
    "shape_index" INTEGER,
    "stops" INTEGER[],
    "pickup_types" SMALLINT[],
    "drop_off_types" SMALLINT[],
    "headsigns" TEXT[],

    CONSTRAINT "transit_pattern_pkey" PRIMARY KEY ("municipality_code","edition","pattern_index")
);

-- CreateTable
CREATE TABLE "transit_trip" (
    "municipality_code" CHAR(5) NOT NULL,
    "edition" INTEGER NOT NULL,
    "trip_index" INTEGER NOT NULL,
    "trip_id" TEXT NOT NULL,
    "pattern_index" INTEGER NOT NULL,
    "service_index" INTEGER NOT NULL,
    "headsign" TEXT,
    "short_name" TEXT,
    "arrivals" INTEGER[],
    "departures" INTEGER[],
    "frequencies" INTEGER[],

    CONSTRAINT "transit_trip_pkey" PRIMARY KEY ("municipality_code","edition","trip_index")
);

-- CreateTable
CREATE TABLE "transit_zone" (
    "municipality_code" CHAR(5) NOT NULL,
    "id" TEXT NOT NULL,
    "from_revision" INTEGER NOT NULL,
    "to_revision" INTEGER,
    "dataset_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "geometry" geometry(Geometry, 4326) NOT NULL,
    "rules" JSONB NOT NULL,

    CONSTRAINT "transit_zone_pkey" PRIMARY KEY ("municipality_code","id","from_revision")
);

-- CreateIndex
CREATE INDEX "transit_stop_location_idx" ON "transit_stop" USING GIST ("location");

-- CreateIndex
CREATE INDEX "transit_zone_geometry_idx" ON "transit_zone" USING GIST ("geometry");

-- What Prisma can't say
CREATE UNIQUE INDEX "transit_feed_current_key" ON "transit_feed"("municipality_code", "id", "valid_from") WHERE "to_revision" IS NULL;
CREATE UNIQUE INDEX "transit_zone_current_key" ON "transit_zone"("municipality_code", "id") WHERE "to_revision" IS NULL;
