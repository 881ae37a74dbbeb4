-- AlterTable
ALTER TABLE "transit_pattern" ADD COLUMN "jp_pattern_id" TEXT,
ADD COLUMN "via" TEXT;
