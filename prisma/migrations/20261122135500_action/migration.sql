-- 約束: per revision, as every record that people write. Nobody could write one before; a row that stands is of the town's first revision.
ALTER TABLE "action"
  ADD COLUMN "from_revision" INTEGER NOT NULL DEFAULT 1,
  ADD COLUMN "to_revision" INTEGER,
  ADD COLUMN "scenario_id" TEXT,
  ADD COLUMN "area_ids" TEXT[];
UPDATE "action" SET "area_ids" = '{}';
ALTER TABLE "action" ALTER COLUMN "from_revision" DROP DEFAULT;
ALTER TABLE "action" DROP CONSTRAINT "action_pkey";
ALTER TABLE "action" ADD CONSTRAINT "action_pkey" PRIMARY KEY ("municipality_code", "id", "from_revision");

-- one version of a record is current
CREATE UNIQUE INDEX "action_current_key" ON "action"("municipality_code", "id") WHERE "to_revision" IS NULL;
