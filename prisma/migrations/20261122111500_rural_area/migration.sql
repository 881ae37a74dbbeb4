-- 家のまばらな地区: stops count as near from farther away there. False where nobody marked it.
ALTER TABLE "area" ADD COLUMN "is_rural" BOOLEAN NOT NULL DEFAULT false;
