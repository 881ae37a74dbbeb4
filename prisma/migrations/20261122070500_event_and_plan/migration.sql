-- Nothing has ever written to these two: they begin anew, kept per revision as every imported record is.
DROP TABLE "event";
DROP TABLE "plan_node";

-- CreateTable
CREATE TABLE "event" (
    "municipality_code" CHAR(5) NOT NULL,
    "id" TEXT NOT NULL,
    "from_revision" INTEGER NOT NULL,
    "to_revision" INTEGER,
    "dataset_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "held_on" DATE NOT NULL,
    "until_on" DATE,
    "start_time" TEXT,
    "end_time" TEXT,
    "place" TEXT,
    "area_ids" TEXT[],
    "audience" TEXT,
    "organizer" TEXT,
    "participants" INTEGER,
    "url" TEXT,
    "note" TEXT,
    "removed" BOOLEAN NOT NULL DEFAULT false,
    "file_values" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "event_pkey" PRIMARY KEY ("municipality_code","id","from_revision")
);

-- CreateTable
CREATE TABLE "plan_node" (
    "municipality_code" CHAR(5) NOT NULL,
    "id" TEXT NOT NULL,
    "from_revision" INTEGER NOT NULL,
    "to_revision" INTEGER,
    "dataset_id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "parent_id" TEXT,
    "level" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "owner" TEXT,
    "related_plan" TEXT,
    "position" INTEGER NOT NULL,

    CONSTRAINT "plan_node_pkey" PRIMARY KEY ("municipality_code","id","from_revision")
);

-- CreateIndex
CREATE INDEX "event_municipality_code_held_on_idx" ON "event"("municipality_code", "held_on");

-- One version of a record stands at a time.
CREATE UNIQUE INDEX "event_current_key" ON "event"("municipality_code", "id") WHERE "to_revision" IS NULL;
CREATE UNIQUE INDEX "plan_node_current_key" ON "plan_node"("municipality_code", "id") WHERE "to_revision" IS NULL;
