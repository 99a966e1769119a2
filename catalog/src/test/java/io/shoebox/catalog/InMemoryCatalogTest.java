package io.shoebox.catalog;

import org.junit.jupiter.api.Nested;

final class InMemoryCatalogTest {
    private final Catalog catalog = new InMemoryCatalog();

    @Nested
    final class Rows extends CatalogContract {
        @Override
        protected Catalog catalog() {
            return catalog;
        }
    }

    @Nested
    final class Orders extends CatalogOrderContract {
        @Override
        protected Catalog catalog() {
            return catalog;
        }
    }

    @Nested
    final class Listings extends CatalogListingContract {
        @Override
        protected Catalog catalog() {
            return catalog;
        }
    }
}
