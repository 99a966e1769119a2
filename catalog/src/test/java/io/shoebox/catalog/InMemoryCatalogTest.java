package io.shoebox.catalog;

final class InMemoryCatalogTest extends CatalogContracts {
    private final Catalog catalog = new InMemoryCatalog();

    @Override
    protected Catalog catalog() {
        return catalog;
    }
}
