-- AlterTable
ALTER TABLE "review_row" ADD COLUMN     "decided_revision" INTEGER,
ADD COLUMN     "latitude" DOUBLE PRECISION,
ADD COLUMN     "longitude" DOUBLE PRECISION,
ADD COLUMN     "place_level" "place_level";
