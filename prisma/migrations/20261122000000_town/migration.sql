-- PostGIS comes first: the preview feature that would declare it in the schema makes endless phantom migrations.
CREATE EXTENSION IF NOT EXISTS postgis;

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "role" AS ENUM ('ADMIN', 'PLANNER', 'COORDINATOR', 'MEMBER', 'VIEWER');

-- CreateEnum
CREATE TYPE "area_kind" AS ENUM ('MUNICIPALITY', 'CARE_SPHERE', 'FORMER_MUNICIPALITY', 'DISTRICT', 'RESIDENTS_COUNCIL', 'NEIGHBOURHOOD');

-- CreateEnum
CREATE TYPE "boundary_source" AS ENUM ('OFFICIAL', 'DERIVED', 'ESTIMATED', 'NONE');

-- CreateEnum
CREATE TYPE "resource_kind_mode" AS ENUM ('PLACE', 'BODY', 'SERVICE', 'COUNT');

-- CreateEnum
CREATE TYPE "visibility" AS ENUM ('PUBLIC', 'COUNCIL', 'STAFF');

-- CreateEnum
CREATE TYPE "import_status" AS ENUM ('PUBLISHED', 'UNCHANGED', 'REJECTED', 'DRY_RUN');

-- CreateEnum
CREATE TYPE "issue_level" AS ENUM ('ERROR', 'WARN', 'REPAIR', 'INFO');

-- CreateEnum
CREATE TYPE "value_state" AS ENUM ('OK', 'UNKNOWN', 'SUPPRESSED', 'STALE', 'UNREACHABLE');

-- CreateEnum
CREATE TYPE "concern_state" AS ENUM ('OPEN', 'WORKING', 'DONE');

-- CreateEnum
CREATE TYPE "revision_cause" AS ENUM ('PUBLISH', 'EDIT', 'UNDO', 'COMPUTE');

-- CreateEnum
CREATE TYPE "population_cell_kind" AS ENUM ('MESH', 'POINT', 'MACHI_AZA');

-- CreateEnum
CREATE TYPE "resource_status" AS ENUM ('ACTIVE', 'PREPARING', 'SUSPENDED', 'CLOSED');

-- CreateEnum
CREATE TYPE "resource_relation" AS ENUM ('LOCATED', 'SERVES');

-- CreateEnum
CREATE TYPE "count_measure" AS ENUM ('PEOPLE', 'POSTS', 'VACANCIES', 'SESSIONS');

-- CreateTable
CREATE TABLE "person" (
    "id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "disabled_at" TIMESTAMPTZ(3),

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "role_grant" (
    "person_id" TEXT NOT NULL,
    "municipality_code" TEXT NOT NULL,
    "role" "role" NOT NULL,
    "area_ids" TEXT[],

    CONSTRAINT "role_grant_pkey" PRIMARY KEY ("person_id","municipality_code","role")
);

-- CreateTable
CREATE TABLE "assignment" (
    "municipality_code" CHAR(5) NOT NULL,
    "id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "organization" TEXT NOT NULL,
    "area_id" TEXT NOT NULL,
    "from_date" DATE,
    "to_date" DATE,

    CONSTRAINT "assignment_pkey" PRIMARY KEY ("municipality_code","id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "municipality_code" CHAR(5) NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "person_id" TEXT,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("municipality_code","id")
);

-- CreateTable
CREATE TABLE "area" (
    "municipality_code" CHAR(5) NOT NULL,
    "id" TEXT NOT NULL,
    "from_revision" INTEGER NOT NULL,
    "to_revision" INTEGER,
    "dataset_id" TEXT NOT NULL,
    "kind" "area_kind" NOT NULL,
    "code" TEXT,
    "number" INTEGER,
    "name" TEXT NOT NULL,
    "name_kana" TEXT,
    "parent_id" TEXT,
    "boundary_source" "boundary_source" NOT NULL,
    "geometry" geometry(MultiPolygon, 4326),
    "label_point" geometry(Point, 4326),
    "square_meters" DOUBLE PRECISION,
    "valid_from" DATE,
    "valid_to" DATE,

    CONSTRAINT "area_pkey" PRIMARY KEY ("municipality_code","id","from_revision")
);

-- CreateTable
CREATE TABLE "membership" (
    "municipality_code" CHAR(5) NOT NULL,
    "id" TEXT NOT NULL,
    "from_revision" INTEGER NOT NULL,
    "to_revision" INTEGER,
    "dataset_id" TEXT NOT NULL,
    "kind" "area_kind" NOT NULL,
    "machi_aza" TEXT NOT NULL,
    "machi_aza_key" TEXT NOT NULL,
    "area_id" TEXT NOT NULL,
    "location" geometry(Point, 4326),

    CONSTRAINT "membership_pkey" PRIMARY KEY ("municipality_code","id","from_revision")
);

-- CreateTable
CREATE TABLE "resource_group" (
    "id" TEXT NOT NULL,
    "icon" TEXT NOT NULL,
    "color" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "names" JSONB NOT NULL,

    CONSTRAINT "resource_group_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "resource_kind" (
    "id" TEXT NOT NULL,
    "group_id" TEXT NOT NULL,
    "aid" TEXT NOT NULL,
    "mode" "resource_kind_mode" NOT NULL,
    "people" TEXT NOT NULL,
    "shelf_life_months" INTEGER NOT NULL DEFAULT 12,
    "visibility" "visibility" NOT NULL,
    "measures" TEXT[],
    "plan_rows" INTEGER[],
    "position" INTEGER NOT NULL,
    "names" JSONB NOT NULL,
    "short_names" JSONB NOT NULL,
    "aliases" TEXT[],

    CONSTRAINT "resource_kind_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "indicator" (
    "id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "measure" TEXT NOT NULL,
    "variant" TEXT,
    "kind_ids" TEXT[],
    "people" TEXT,
    "unit" TEXT NOT NULL,
    "higher_is_better" BOOLEAN NOT NULL,
    "parameters" JSONB NOT NULL,
    "palette" TEXT NOT NULL,
    "breaks" DOUBLE PRECISION[],
    "position" INTEGER NOT NULL,
    "names" JSONB NOT NULL,
    "definitions" JSONB NOT NULL,
    "definition_hash" TEXT NOT NULL,

    CONSTRAINT "indicator_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "target" (
    "municipality_code" CHAR(5) NOT NULL,
    "id" TEXT NOT NULL,
    "from_revision" INTEGER NOT NULL,
    "to_revision" INTEGER,
    "dataset_id" TEXT NOT NULL,
    "indicator_id" TEXT NOT NULL,
    "area_id" TEXT NOT NULL,
    "value" DOUBLE PRECISION NOT NULL,
    "year" INTEGER NOT NULL,
    "source" TEXT NOT NULL,

    CONSTRAINT "target_pkey" PRIMARY KEY ("municipality_code","id","from_revision")
);

-- CreateTable
CREATE TABLE "dataset" (
    "municipality_code" CHAR(5) NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "area_kind" "area_kind",
    "format" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "rows" INTEGER NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "as_of" DATE,
    "license" TEXT,
    "content_hash" TEXT NOT NULL,
    "complete" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "dataset_pkey" PRIMARY KEY ("municipality_code","id")
);

-- CreateTable
CREATE TABLE "dataset_version" (
    "municipality_code" CHAR(5) NOT NULL,
    "dataset_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL,
    "import_id" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "rows" INTEGER NOT NULL,
    "content_hash" TEXT NOT NULL,
    "as_of" DATE,
    "license" TEXT,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "dataset_version_pkey" PRIMARY KEY ("municipality_code","dataset_id","version")
);

-- CreateTable
CREATE TABLE "import" (
    "municipality_code" CHAR(5) NOT NULL,
    "id" TEXT NOT NULL,
    "dataset" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "status" "import_status" NOT NULL,
    "file_name" TEXT NOT NULL,
    "file_bytes" BIGINT NOT NULL,
    "content_hash" TEXT NOT NULL,
    "options" JSONB NOT NULL,
    "version" INTEGER,
    "rows_read" INTEGER NOT NULL,
    "rows_accepted" INTEGER NOT NULL,
    "rows_repaired" INTEGER NOT NULL,
    "rows_review" INTEGER NOT NULL,
    "rows_rejected" INTEGER NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3) NOT NULL,
    "person_id" TEXT,

    CONSTRAINT "import_pkey" PRIMARY KEY ("municipality_code","id")
);

-- CreateTable
CREATE TABLE "import_issue" (
    "municipality_code" CHAR(5) NOT NULL,
    "import_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "level" "issue_level" NOT NULL,
    "code" TEXT NOT NULL,
    "file" TEXT NOT NULL,
    "line" INTEGER,
    "field" TEXT,
    "value" TEXT,
    "after" TEXT,
    "message" TEXT NOT NULL,

    CONSTRAINT "import_issue_pkey" PRIMARY KEY ("municipality_code","import_id","position")
);

-- CreateTable
CREATE TABLE "review_row" (
    "municipality_code" CHAR(5) NOT NULL,
    "import_id" TEXT NOT NULL,
    "line" INTEGER NOT NULL,
    "dataset_id" TEXT NOT NULL,
    "row" JSONB NOT NULL,
    "reasons" TEXT[],
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "review_row_pkey" PRIMARY KEY ("municipality_code","import_id","line")
);

-- CreateTable
CREATE TABLE "column_mapping" (
    "municipality_code" CHAR(5) NOT NULL,
    "id" TEXT NOT NULL,
    "dataset" TEXT NOT NULL,
    "header_hash" TEXT NOT NULL,
    "mapping" JSONB NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "column_mapping_pkey" PRIMARY KEY ("municipality_code","id")
);

-- CreateTable
CREATE TABLE "indicator_value" (
    "municipality_code" CHAR(5) NOT NULL,
    "indicator_id" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "area_id" TEXT NOT NULL,
    "service_date" TEXT NOT NULL DEFAULT '',
    "from_revision" INTEGER NOT NULL,
    "to_revision" INTEGER,
    "version" INTEGER NOT NULL,
    "state" "value_state" NOT NULL,
    "value" DOUBLE PRECISION,
    "numerator" DOUBLE PRECISION,
    "denominator" DOUBLE PRECISION,
    "gap_people" DOUBLE PRECISION,
    "low" DOUBLE PRECISION,
    "high" DOUBLE PRECISION,
    "method" TEXT NOT NULL,
    "data_from" DATE,
    "computed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "indicator_value_pkey" PRIMARY KEY ("municipality_code","indicator_id","year","area_id","service_date","from_revision")
);

-- CreateTable
CREATE TABLE "indicator_parameter" (
    "municipality_code" CHAR(5) NOT NULL,
    "indicator_id" TEXT NOT NULL,
    "parameters" JSONB NOT NULL,

    CONSTRAINT "indicator_parameter_pkey" PRIMARY KEY ("municipality_code","indicator_id")
);

-- CreateTable
CREATE TABLE "snapshot" (
    "municipality_code" CHAR(5) NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "taken_on" DATE NOT NULL,
    "revision" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "snapshot_pkey" PRIMARY KEY ("municipality_code","id")
);

-- CreateTable
CREATE TABLE "meeting" (
    "municipality_code" CHAR(5) NOT NULL,
    "id" TEXT NOT NULL,
    "resource_id" TEXT,
    "title" TEXT NOT NULL,
    "held_on" DATE NOT NULL,
    "place" TEXT,
    "area_ids" TEXT[],
    "minutes" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "meeting_pkey" PRIMARY KEY ("municipality_code","id")
);

-- CreateTable
CREATE TABLE "concern" (
    "municipality_code" CHAR(5) NOT NULL,
    "id" TEXT NOT NULL,
    "meeting_id" TEXT,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL DEFAULT '',
    "state" "concern_state" NOT NULL DEFAULT 'OPEN',
    "area_ids" TEXT[],
    "indicator_ids" TEXT[],
    "resource_ids" TEXT[],
    "organization_ids" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "concern_pkey" PRIMARY KEY ("municipality_code","id")
);

-- CreateTable
CREATE TABLE "action" (
    "municipality_code" CHAR(5) NOT NULL,
    "id" TEXT NOT NULL,
    "concern_id" TEXT,
    "plan_node_id" TEXT,
    "title" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "due_on" DATE,
    "done_on" DATE,
    "done_when" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "action_pkey" PRIMARY KEY ("municipality_code","id")
);

-- CreateTable
CREATE TABLE "visit" (
    "municipality_code" CHAR(5) NOT NULL,
    "id" TEXT NOT NULL,
    "area_id" TEXT NOT NULL,
    "resource_id" TEXT,
    "person_id" TEXT,
    "planned_at" TIMESTAMPTZ(3),
    "visited_at" TIMESTAMPTZ(3),
    "work_type" TEXT NOT NULL,
    "heard" TEXT NOT NULL DEFAULT '',
    "next_step" TEXT NOT NULL DEFAULT '',
    "next_on" DATE,

    CONSTRAINT "visit_pkey" PRIMARY KEY ("municipality_code","id")
);

-- CreateTable
CREATE TABLE "event" (
    "municipality_code" CHAR(5) NOT NULL,
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "held_on" DATE NOT NULL,
    "place" TEXT,
    "area_ids" TEXT[],
    "audience" TEXT,
    "participants" INTEGER,

    CONSTRAINT "event_pkey" PRIMARY KEY ("municipality_code","id")
);

-- CreateTable
CREATE TABLE "municipality" (
    "code" CHAR(5) NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_kana" TEXT,
    "prefecture" TEXT NOT NULL,
    "reporting_kind" "area_kind" NOT NULL DEFAULT 'RESIDENTS_COUNCIL',
    "revision" INTEGER NOT NULL DEFAULT 0,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "buffer_meters" INTEGER NOT NULL DEFAULT 5000,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "municipality_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "revision" (
    "municipality_code" CHAR(5) NOT NULL,
    "number" INTEGER NOT NULL,
    "cause" "revision_cause" NOT NULL,
    "subject" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "person_id" TEXT,

    CONSTRAINT "revision_pkey" PRIMARY KEY ("municipality_code","number")
);

-- CreateTable
CREATE TABLE "plan_node" (
    "municipality_code" CHAR(5) NOT NULL,
    "id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "parent_id" TEXT,
    "level" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "owner" TEXT,
    "related_plan" TEXT,
    "position" INTEGER NOT NULL,

    CONSTRAINT "plan_node_pkey" PRIMARY KEY ("municipality_code","id")
);

-- CreateTable
CREATE TABLE "population_cell" (
    "municipality_code" CHAR(5) NOT NULL,
    "id" TEXT NOT NULL,
    "from_revision" INTEGER NOT NULL,
    "to_revision" INTEGER,
    "dataset_id" TEXT NOT NULL,
    "kind" "population_cell_kind" NOT NULL,
    "name" TEXT,
    "center" geometry(Point, 4326),
    "side_meters" INTEGER,

    CONSTRAINT "population_cell_pkey" PRIMARY KEY ("municipality_code","id","from_revision")
);

-- CreateTable
CREATE TABLE "population_count" (
    "municipality_code" CHAR(5) NOT NULL,
    "year" INTEGER NOT NULL,
    "cell_id" TEXT NOT NULL,
    "from_revision" INTEGER NOT NULL,
    "to_revision" INTEGER,
    "dataset_id" TEXT NOT NULL,
    "total" DOUBLE PRECISION NOT NULL,
    "age_0_14" DOUBLE PRECISION,
    "age_15_64" DOUBLE PRECISION,
    "age_65_over" DOUBLE PRECISION,
    "age_75_over" DOUBLE PRECISION,
    "single_65_over" DOUBLE PRECISION,

    CONSTRAINT "population_count_pkey" PRIMARY KEY ("municipality_code","year","cell_id","from_revision")
);

-- CreateTable
CREATE TABLE "resource" (
    "municipality_code" CHAR(5) NOT NULL,
    "id" TEXT NOT NULL,
    "from_revision" INTEGER NOT NULL,
    "to_revision" INTEGER,
    "dataset_id" TEXT NOT NULL,
    "external_id" TEXT,
    "kind_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_kana" TEXT,
    "search_key" TEXT NOT NULL,
    "address" TEXT,
    "location" geometry(Point, 4326),
    "serves_areas" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "status" "resource_status" NOT NULL,
    "schedule" TEXT,
    "opening" JSONB,
    "capacity" INTEGER,
    "organization_id" TEXT,
    "phone" TEXT,
    "url" TEXT,
    "languages" TEXT[],
    "visibility" "visibility" NOT NULL,
    "field_visibility" JSONB NOT NULL DEFAULT '{}',
    "confirmed_on" DATE,
    "opened_on" DATE,
    "closed_on" DATE,
    "source" TEXT,
    "provenance" JSONB NOT NULL,

    CONSTRAINT "resource_pkey" PRIMARY KEY ("municipality_code","id","from_revision")
);

-- CreateTable
CREATE TABLE "resource_area" (
    "municipality_code" CHAR(5) NOT NULL,
    "area_id" TEXT NOT NULL,
    "resource_id" TEXT NOT NULL,
    "relation" "resource_relation" NOT NULL,

    CONSTRAINT "resource_area_pkey" PRIMARY KEY ("municipality_code","area_id","resource_id","relation")
);

-- CreateTable
CREATE TABLE "resource_edit" (
    "municipality_code" CHAR(5) NOT NULL,
    "resource_id" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "file_value" JSONB NOT NULL,
    "revision" INTEGER NOT NULL,
    "person_id" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "resource_edit_pkey" PRIMARY KEY ("municipality_code","resource_id","field")
);

-- CreateTable
CREATE TABLE "organization" (
    "municipality_code" CHAR(5) NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_kana" TEXT,
    "kind" TEXT,
    "phone" TEXT,
    "url" TEXT,
    "visibility" "visibility" NOT NULL DEFAULT 'PUBLIC',

    CONSTRAINT "organization_pkey" PRIMARY KEY ("municipality_code","id")
);

-- CreateTable
CREATE TABLE "presence_record" (
    "municipality_code" CHAR(5) NOT NULL,
    "id" TEXT NOT NULL,
    "from_revision" INTEGER NOT NULL,
    "to_revision" INTEGER,
    "dataset_id" TEXT NOT NULL,
    "area_id" TEXT NOT NULL,
    "kind_id" TEXT NOT NULL,
    "present" BOOLEAN NOT NULL,
    "since" DATE,
    "confirmed_on" DATE,
    "source" TEXT,

    CONSTRAINT "presence_record_pkey" PRIMARY KEY ("municipality_code","id","from_revision")
);

-- CreateTable
CREATE TABLE "count_record" (
    "municipality_code" CHAR(5) NOT NULL,
    "id" TEXT NOT NULL,
    "from_revision" INTEGER NOT NULL,
    "to_revision" INTEGER,
    "dataset_id" TEXT NOT NULL,
    "area_id" TEXT NOT NULL,
    "kind_id" TEXT NOT NULL,
    "measure" "count_measure" NOT NULL,
    "value" DOUBLE PRECISION NOT NULL,
    "as_of" DATE NOT NULL,
    "source" TEXT,

    CONSTRAINT "count_record_pkey" PRIMARY KEY ("municipality_code","id","from_revision")
);

-- CreateTable
CREATE TABLE "agreement" (
    "municipality_code" CHAR(5) NOT NULL,
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "kind_id" TEXT NOT NULL,
    "area_ids" TEXT[],
    "signed_on" DATE,
    "renew_by" DATE,

    CONSTRAINT "agreement_pkey" PRIMARY KEY ("municipality_code","id")
);

-- CreateTable
CREATE TABLE "transit_feed" (
    "municipality_code" CHAR(5) NOT NULL,
    "id" TEXT NOT NULL,
    "from_revision" INTEGER NOT NULL,
    "to_revision" INTEGER,
    "dataset_id" TEXT NOT NULL,
    "agency" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE NOT NULL,
    "license" TEXT,

    CONSTRAINT "transit_feed_pkey" PRIMARY KEY ("municipality_code","id")
);

-- CreateTable
CREATE TABLE "transit_stop" (
    "municipality_code" CHAR(5) NOT NULL,
    "feed_id" TEXT NOT NULL,
    "stop_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_kana" TEXT,
    "location" geometry(Point, 4326),
    "location_type" SMALLINT NOT NULL,
    "parent_station" TEXT,
    "platform_code" TEXT,

    CONSTRAINT "transit_stop_pkey" PRIMARY KEY ("municipality_code","feed_id","stop_id")
);

-- CreateTable
CREATE TABLE "transit_route" (
    "municipality_code" CHAR(5) NOT NULL,
    "feed_id" TEXT NOT NULL,
    "route_id" TEXT NOT NULL,
    "parent_route_id" TEXT,
    "short_name" TEXT,
    "long_name" TEXT,
    "route_type" INTEGER NOT NULL,
    "color" TEXT,

    CONSTRAINT "transit_route_pkey" PRIMARY KEY ("municipality_code","feed_id","route_id")
);

-- CreateTable
CREATE TABLE "transit_trip" (
    "municipality_code" CHAR(5) NOT NULL,
    "feed_id" TEXT NOT NULL,
    "trip_id" TEXT NOT NULL,
    "route_id" TEXT NOT NULL,
    "service_id" TEXT NOT NULL,
    "direction_id" SMALLINT,
    "headsign" TEXT,
    "shape_id" TEXT,

    CONSTRAINT "transit_trip_pkey" PRIMARY KEY ("municipality_code","feed_id","trip_id")
);

-- CreateTable
CREATE TABLE "transit_stop_time" (
    "municipality_code" CHAR(5) NOT NULL,
    "feed_id" TEXT NOT NULL,
    "trip_id" TEXT NOT NULL,
    "stop_sequence" INTEGER NOT NULL,
    "stop_id" TEXT NOT NULL,
    "arrival_seconds" INTEGER,
    "departure_seconds" INTEGER,

    CONSTRAINT "transit_stop_time_pkey" PRIMARY KEY ("municipality_code","feed_id","trip_id","stop_sequence")
);

-- CreateTable
CREATE TABLE "transit_service" (
    "municipality_code" CHAR(5) NOT NULL,
    "feed_id" TEXT NOT NULL,
    "service_id" TEXT NOT NULL,
    "weekdays" CHAR(7) NOT NULL,
    "start_date" DATE NOT NULL,
    "end_date" DATE NOT NULL,

    CONSTRAINT "transit_service_pkey" PRIMARY KEY ("municipality_code","feed_id","service_id")
);

-- CreateTable
CREATE TABLE "transit_service_exception" (
    "municipality_code" CHAR(5) NOT NULL,
    "feed_id" TEXT NOT NULL,
    "service_id" TEXT NOT NULL,
    "date" DATE NOT NULL,
    "added" BOOLEAN NOT NULL,

    CONSTRAINT "transit_service_exception_pkey" PRIMARY KEY ("municipality_code","feed_id","service_id","date")
);

-- CreateTable
CREATE TABLE "transit_zone" (
    "municipality_code" CHAR(5) NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "geometry" geometry(MultiPolygon, 4326) NOT NULL,
    "rules" JSONB NOT NULL,

    CONSTRAINT "transit_zone_pkey" PRIMARY KEY ("municipality_code","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "person_email_key" ON "person"("email");

-- CreateIndex
CREATE INDEX "audit_entry_municipality_code_subject_at_idx" ON "audit_entry"("municipality_code", "subject", "at");

-- CreateIndex
CREATE INDEX "area_municipality_code_kind_number_idx" ON "area"("municipality_code", "kind", "number");

-- CreateIndex
CREATE INDEX "area_geometry_idx" ON "area" USING GIST ("geometry");

-- CreateIndex
CREATE INDEX "membership_municipality_code_machi_aza_key_idx" ON "membership"("municipality_code", "machi_aza_key");

-- CreateIndex
CREATE INDEX "target_municipality_code_indicator_id_year_idx" ON "target"("municipality_code", "indicator_id", "year");

-- CreateIndex
CREATE INDEX "indicator_value_municipality_code_area_id_year_idx" ON "indicator_value"("municipality_code", "area_id", "year");

-- CreateIndex
CREATE INDEX "visit_municipality_code_area_id_idx" ON "visit"("municipality_code", "area_id");

-- CreateIndex
CREATE UNIQUE INDEX "municipality_slug_key" ON "municipality"("slug");

-- CreateIndex
CREATE INDEX "population_cell_center_idx" ON "population_cell" USING GIST ("center");

-- CreateIndex
CREATE INDEX "resource_municipality_code_kind_id_idx" ON "resource"("municipality_code", "kind_id");

-- CreateIndex
CREATE INDEX "resource_location_idx" ON "resource" USING GIST ("location");

-- CreateIndex
CREATE INDEX "resource_area_municipality_code_resource_id_idx" ON "resource_area"("municipality_code", "resource_id");

-- CreateIndex
CREATE INDEX "presence_record_municipality_code_area_id_kind_id_idx" ON "presence_record"("municipality_code", "area_id", "kind_id");

-- CreateIndex
CREATE INDEX "count_record_municipality_code_kind_id_area_id_idx" ON "count_record"("municipality_code", "kind_id", "area_id");

-- CreateIndex
CREATE INDEX "transit_stop_location_idx" ON "transit_stop" USING GIST ("location");

-- CreateIndex
CREATE INDEX "transit_zone_geometry_idx" ON "transit_zone" USING GIST ("geometry");

-- AddForeignKey
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- What is current is asked for most: one row per record, found without its history.
CREATE UNIQUE INDEX "area_current_key" ON "area"("municipality_code", "id") WHERE "to_revision" IS NULL;
CREATE UNIQUE INDEX "membership_current_key" ON "membership"("municipality_code", "id") WHERE "to_revision" IS NULL;
CREATE UNIQUE INDEX "population_cell_current_key" ON "population_cell"("municipality_code", "id") WHERE "to_revision" IS NULL;
CREATE UNIQUE INDEX "population_count_current_key" ON "population_count"("municipality_code", "year", "cell_id") WHERE "to_revision" IS NULL;
CREATE UNIQUE INDEX "resource_current_key" ON "resource"("municipality_code", "id") WHERE "to_revision" IS NULL;
CREATE UNIQUE INDEX "presence_record_current_key" ON "presence_record"("municipality_code", "id") WHERE "to_revision" IS NULL;
CREATE UNIQUE INDEX "count_record_current_key" ON "count_record"("municipality_code", "id") WHERE "to_revision" IS NULL;
CREATE UNIQUE INDEX "target_current_key" ON "target"("municipality_code", "id") WHERE "to_revision" IS NULL;
CREATE UNIQUE INDEX "indicator_value_current_key" ON "indicator_value"("municipality_code", "indicator_id", "year", "area_id", "service_date") WHERE "to_revision" IS NULL;

-- Tiles ask by box among a town's current rows.
CREATE INDEX "area_current_geometry_idx" ON "area" USING GIST ("geometry") WHERE "to_revision" IS NULL;
CREATE INDEX "resource_current_location_idx" ON "resource" USING GIST ("location") WHERE "to_revision" IS NULL;
