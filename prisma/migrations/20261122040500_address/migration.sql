-- CreateEnum
CREATE TYPE "place_level" AS ENUM ('GIVEN', 'BLOCK', 'TOWN', 'OAZA');

-- AlterTable
ALTER TABLE "resource" ADD COLUMN     "place_level" "place_level";

ALTER TABLE "review_row" ADD COLUMN     "findings" JSONB NOT NULL DEFAULT '[]';

-- CreateTable
CREATE TABLE "address_point" (
    "municipality_code" CHAR(5) NOT NULL,
    "id" TEXT NOT NULL,
    "from_revision" INTEGER NOT NULL,
    "to_revision" INTEGER,
    "dataset_id" TEXT NOT NULL,
    "code" TEXT,
    "town" TEXT,
    "koaza" TEXT,
    "block" TEXT,
    "level" "place_level",
    "location" geometry(Point, 4326),

    CONSTRAINT "address_point_pkey" PRIMARY KEY ("municipality_code","id","from_revision")
);

-- CreateIndex
CREATE INDEX "address_point_municipality_code_code_idx" ON "address_point"("municipality_code", "code");

-- What Prisma can't say
CREATE UNIQUE INDEX "address_point_current_key" ON "address_point"("municipality_code", "id") WHERE "to_revision" IS NULL;

-- Until now every place came with coordinates of its own
UPDATE "resource" SET "place_level" = 'GIVEN' WHERE "location" IS NOT NULL;
