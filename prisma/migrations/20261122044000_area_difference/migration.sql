-- CreateTable
CREATE TABLE "resource_area_difference" (
    "municipality_code" CHAR(5) NOT NULL,
    "resource_id" TEXT NOT NULL,
    "address_area_id" TEXT NOT NULL,
    "shape_area_id" TEXT NOT NULL,

    CONSTRAINT "resource_area_difference_pkey" PRIMARY KEY ("municipality_code","resource_id","address_area_id")
);
