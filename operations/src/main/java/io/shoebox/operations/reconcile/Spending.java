package io.shoebox.operations.reconcile;

import io.shoebox.catalog.CatalogRows;

/** Counts requests and what they cost. What the workers then do is theirs, and is not counted. */
final class Spending implements CatalogRows.Meter {
    private long requests;
    private double dollars;

    Spending(long requests, double dollars) {
        this.requests = requests;
        this.dollars = dollars;
    }

    void list() {
        add(Prices.S3_LIST);
    }

    void look() {
        add(Prices.S3_GET);
    }

    void removed() {
        add(Prices.S3_LIST);
    }

    void queue() {
        add(Prices.SQS);
    }

    @Override
    public void read(double units) {
        add(units * Prices.DYNAMO_READ);
    }

    @Override
    public void written(double units) {
        add(units * Prices.DYNAMO_WRITE);
    }

    private void add(double price) {
        requests++;
        dollars += price;
    }

    long requests() {
        return requests;
    }

    double dollars() {
        return dollars;
    }
}
