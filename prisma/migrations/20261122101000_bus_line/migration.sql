-- CreateTable
CREATE TABLE "bus_line" (
    "municipality_code" CHAR(5) NOT NULL,
    "id" TEXT NOT NULL,
    "from_revision" INTEGER NOT NULL,
    "to_revision" INTEGER,
    "dataset_id" TEXT NOT NULL,
    "operator" TEXT NOT NULL,
    "name" TEXT,
    "kind" TEXT,
    "weekday_trips" DOUBLE PRECISION,
    "saturday_trips" DOUBLE PRECISION,
    "sunday_trips" DOUBLE PRECISION,
    "year" INTEGER,
    "note" TEXT,
    "geometry" geometry(MultiLineString, 4326) NOT NULL,

    CONSTRAINT "bus_line_pkey" PRIMARY KEY ("municipality_code","id","from_revision")
);

-- What Prisma can't say
CREATE UNIQUE INDEX "bus_line_current_key" ON "bus_line"("municipality_code", "id") WHERE "to_revision" IS NULL;
