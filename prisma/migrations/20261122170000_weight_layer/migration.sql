-- CreateTable
CREATE TABLE "weight_layer" (
    "municipality_code" CHAR(5) NOT NULL,
    "id" TEXT NOT NULL,
    "from_revision" INTEGER NOT NULL,
    "to_revision" INTEGER,
    "dataset_id" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "entries" INTEGER NOT NULL,
    "weights" BYTEA NOT NULL,

    CONSTRAINT "weight_layer_pkey" PRIMARY KEY ("municipality_code","id","from_revision")
);

-- What Prisma can't say
CREATE UNIQUE INDEX "weight_layer_current_key" ON "weight_layer"("municipality_code", "id") WHERE "to_revision" IS NULL;

-- It is packed already
ALTER TABLE "weight_layer" ALTER COLUMN "weights" SET STORAGE EXTERNAL;
