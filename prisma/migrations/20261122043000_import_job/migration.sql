-- CreateEnum
CREATE TYPE "import_job_state" AS ENUM ('STAGED', 'CHECKED', 'PUBLISHED', 'REJECTED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "import_activity" AS ENUM ('CHECKING', 'PUBLISHING', 'COMPUTING');

-- CreateTable
CREATE TABLE "import_job" (
    "municipality_code" CHAR(5) NOT NULL,
    "id" TEXT NOT NULL,
    "state" "import_job_state" NOT NULL,
    "activity" "import_activity",
    "file_name" TEXT NOT NULL,
    "file_bytes" BIGINT NOT NULL,
    "recognised" JSONB,
    "dataset" TEXT,
    "options" JSONB NOT NULL DEFAULT '{}',
    "edits" JSONB NOT NULL DEFAULT '{}',
    "check_id" TEXT,
    "checked_version" INTEGER,
    "checked_at" TIMESTAMPTZ(3),
    "outcome" JSONB,
    "problem" JSONB,
    "person_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "import_job_pkey" PRIMARY KEY ("municipality_code","id")
);

-- CreateTable
CREATE TABLE "import_job_row" (
    "municipality_code" CHAR(5) NOT NULL,
    "job_id" TEXT NOT NULL,
    "line" INTEGER NOT NULL,
    "verdict" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "cells" JSONB NOT NULL,
    "notes" JSONB NOT NULL,
    "longitude" DOUBLE PRECISION,
    "latitude" DOUBLE PRECISION,
    "place_level" TEXT,

    CONSTRAINT "import_job_row_pkey" PRIMARY KEY ("municipality_code","job_id","line")
);

-- CreateTable
CREATE TABLE "import_job_change" (
    "municipality_code" CHAR(5) NOT NULL,
    "job_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "change" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "detail" TEXT NOT NULL,
    "fields" JSONB NOT NULL,

    CONSTRAINT "import_job_change_pkey" PRIMARY KEY ("municipality_code","job_id","position")
);

-- CreateIndex
CREATE INDEX "import_job_municipality_code_state_idx" ON "import_job"("municipality_code", "state");
