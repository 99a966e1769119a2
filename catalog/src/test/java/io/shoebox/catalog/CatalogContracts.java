package io.shoebox.catalog;

import org.junit.jupiter.api.Nested;

/** All that holds for every {@link Catalog}, for the test of one to extend. */
public abstract class CatalogContracts {
    /** The catalog under test. */
    protected abstract Catalog catalog();

    @Nested
    final class Rows extends CatalogContract {
        @Override
        protected Catalog catalog() {
            return CatalogContracts.this.catalog();
        }
    }

    @Nested
    final class Batches extends CatalogBatchContract {
        @Override
        protected Catalog catalog() {
            return CatalogContracts.this.catalog();
        }
    }

    @Nested
    final class Statuses extends CatalogStatusContract {
        @Override
        protected Catalog catalog() {
            return CatalogContracts.this.catalog();
        }
    }

    @Nested
    final class Orders extends CatalogOrderContract {
        @Override
        protected Catalog catalog() {
            return CatalogContracts.this.catalog();
        }
    }

    @Nested
    final class Listed extends CatalogListingContract {
        @Override
        protected Catalog catalog() {
            return CatalogContracts.this.catalog();
        }
    }

    @Nested
    final class Problems extends CatalogProblemsContract {
        @Override
        protected Catalog catalog() {
            return CatalogContracts.this.catalog();
        }
    }
}
