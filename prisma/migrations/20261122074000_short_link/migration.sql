-- CreateTable
CREATE TABLE "short_link" (
    "municipality_code" CHAR(5) NOT NULL,
    "code" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "short_link_pkey" PRIMARY KEY ("municipality_code","code")
);

-- CreateIndex
CREATE UNIQUE INDEX "short_link_code_key" ON "short_link"("code");
