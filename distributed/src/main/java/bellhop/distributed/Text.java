package bellhop.distributed;

/** A file as a value. */
public record Text(String fileName, String content) {}
