-- CreateTable
CREATE TABLE "street_network" (
    "municipality_code" CHAR(5) NOT NULL,
    "id" TEXT NOT NULL,
    "from_revision" INTEGER NOT NULL,
    "to_revision" INTEGER,
    "dataset_id" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "ways" INTEGER NOT NULL,
    "junctions" INTEGER NOT NULL,
    "meters" DOUBLE PRECISION NOT NULL,
    "graph" BYTEA NOT NULL,

    CONSTRAINT "street_network_pkey" PRIMARY KEY ("municipality_code","id","from_revision")
);

-- What Prisma can't say
CREATE UNIQUE INDEX "street_network_current_key" ON "street_network"("municipality_code", "id") WHERE "to_revision" IS NULL;

-- It is packed already
ALTER TABLE "street_network" ALTER COLUMN "graph" SET STORAGE EXTERNAL;
