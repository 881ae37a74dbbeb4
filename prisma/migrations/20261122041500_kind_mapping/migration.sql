-- 種類の対応: what a file's words for kinds mean, remembered with the columns of the same header
ALTER TABLE "column_mapping" ADD COLUMN "kind_mapping" JSONB NOT NULL DEFAULT '{}';
