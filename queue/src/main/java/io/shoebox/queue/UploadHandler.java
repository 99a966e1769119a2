package io.shoebox.queue;

/** Handles one upload event. It may see an event again, or after a later one. */
@FunctionalInterface
public interface UploadHandler extends EventHandler<UploadEvent> {}
