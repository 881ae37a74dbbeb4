-- 協議体に伝える値: beside each value what councils are told instead, worked out when it is. What stands was worked out without: null
-- says so, and it is measured when it is asked for, until the next compute.
ALTER TABLE "indicator_value"
  ADD COLUMN "told_rule" INTEGER,
  ADD COLUMN "told_state" "value_state",
  ADD COLUMN "told_value" DOUBLE PRECISION,
  ADD COLUMN "told_numerator" DOUBLE PRECISION,
  ADD COLUMN "told_denominator" DOUBLE PRECISION,
  ADD COLUMN "told_gap_people" DOUBLE PRECISION,
  ADD COLUMN "told_low" DOUBLE PRECISION,
  ADD COLUMN "told_high" DOUBLE PRECISION;
