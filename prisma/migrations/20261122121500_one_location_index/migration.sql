-- The index over all revisions answers for current rows too: few rows are past, and two of them made a large import slower.
DROP INDEX "resource_current_location_idx";
