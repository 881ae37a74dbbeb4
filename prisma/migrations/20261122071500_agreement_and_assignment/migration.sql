-- Nothing has written to these yet: they begin anew, kept per revision as everything published is.
DROP TABLE "agreement";
DROP TABLE "assignment";

-- CreateTable
CREATE TABLE "agreement" (
    "municipality_code" CHAR(5) NOT NULL,
    "id" TEXT NOT NULL,
    "from_revision" INTEGER NOT NULL,
    "to_revision" INTEGER,
    "dataset_id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "kind_id" TEXT NOT NULL,
    "area_ids" TEXT[],
    "signed_on" DATE,
    "renew_by" DATE,
    "ended_on" DATE,
    "provenance" JSONB NOT NULL,
    "file_values" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "agreement_pkey" PRIMARY KEY ("municipality_code","id","from_revision")
);

-- CreateTable
CREATE TABLE "assignment" (
    "municipality_code" CHAR(5) NOT NULL,
    "id" TEXT NOT NULL,
    "from_revision" INTEGER NOT NULL,
    "to_revision" INTEGER,
    "dataset_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "organization_id" TEXT,
    "area_id" TEXT,
    "from_date" DATE,
    "to_date" DATE,
    "provenance" JSONB NOT NULL,
    "file_values" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "assignment_pkey" PRIMARY KEY ("municipality_code","id","from_revision")
);

-- What is current is asked for most: one row per record, found without its history.
CREATE UNIQUE INDEX "agreement_current_key" ON "agreement"("municipality_code", "id") WHERE "to_revision" IS NULL;
CREATE UNIQUE INDEX "assignment_current_key" ON "assignment"("municipality_code", "id") WHERE "to_revision" IS NULL;
