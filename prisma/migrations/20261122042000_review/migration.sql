-- CreateEnum
CREATE TYPE "review_verdict" AS ENUM ('ACCEPTED', 'LEFT_OUT');

-- AlterTable
ALTER TABLE "review_row" ADD COLUMN     "verdict" "review_verdict";

-- CreateTable
CREATE TABLE "row_decision" (
    "municipality_code" CHAR(5) NOT NULL,
    "dataset_id" TEXT NOT NULL,
    "row_hash" TEXT NOT NULL,
    "verdict" "review_verdict" NOT NULL,
    "changes" JSONB NOT NULL DEFAULT '{}',
    "reasons" TEXT[],
    "import_id" TEXT NOT NULL,
    "line" INTEGER NOT NULL,
    "person_id" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "row_decision_pkey" PRIMARY KEY ("municipality_code","dataset_id","row_hash")
);

-- CreateIndex
CREATE INDEX "review_row_municipality_code_dataset_id_idx" ON "review_row"("municipality_code", "dataset_id");
