package io.shoebox.catalog;

/** Others change the same rows so often that a change lost every race. Nothing was changed; repeat it later. */
public final class CatalogBusyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    CatalogBusyException(int tries, RuntimeException last) {
        super("gave up after " + tries + " tries that all conflicted with other changes of the same rows", last);
    }
}
