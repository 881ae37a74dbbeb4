-- 合算の組: which cells' few are counted together, from one publication to the next. A town that has none begins with its next levelling.
CREATE TABLE "cell_company" (
    "municipality_code" CHAR(5) NOT NULL,
    "year" INTEGER NOT NULL,
    "from_revision" INTEGER NOT NULL,
    "to_revision" INTEGER,
    "digest" TEXT NOT NULL,
    "companies" TEXT NOT NULL,

    CONSTRAINT "cell_company_pkey" PRIMARY KEY ("municipality_code","year","from_revision")
);

-- What Prisma can't say
CREATE UNIQUE INDEX "cell_company_current_key" ON "cell_company"("municipality_code", "year") WHERE "to_revision" IS NULL;
