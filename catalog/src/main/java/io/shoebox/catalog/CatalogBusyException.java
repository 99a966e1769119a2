package io.shoebox.catalog;

/** So many others change the same rows that a change lost every race. Nothing was changed; it is to be repeated later. */
public final class CatalogBusyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    CatalogBusyException(int tries, RuntimeException last) {
        super("gave up after " + tries + " tries that all conflicted with other changes of the same rows", last);
    }
}
