-- CreateTable
CREATE TABLE "scenario" (
    "municipality_code" CHAR(5) NOT NULL,
    "id" TEXT NOT NULL,
    "from_revision" INTEGER NOT NULL,
    "to_revision" INTEGER,
    "name" TEXT NOT NULL,
    "author" TEXT,
    "made_on" DATE NOT NULL,
    "premise" TEXT,
    "meeting_id" TEXT,
    "changes" JSONB NOT NULL,

    CONSTRAINT "scenario_pkey" PRIMARY KEY ("municipality_code","id","from_revision")
);

-- one version of a record is current
CREATE UNIQUE INDEX "scenario_current_key" ON "scenario"("municipality_code", "id") WHERE "to_revision" IS NULL;
