-- CreateTable
CREATE TABLE "resource_alias" (
    "municipality_code" CHAR(5) NOT NULL,
    "id" TEXT NOT NULL,
    "kept_id" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "resource_alias_pkey" PRIMARY KEY ("municipality_code","id")
);

-- CreateTable
CREATE TABLE "distinct_resource" (
    "municipality_code" CHAR(5) NOT NULL,
    "first_id" TEXT NOT NULL,
    "second_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "distinct_resource_pkey" PRIMARY KEY ("municipality_code","first_id","second_id")
);
