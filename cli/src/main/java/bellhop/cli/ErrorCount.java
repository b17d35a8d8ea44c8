package bellhop.cli;

/** How many shots were decoded, and how many of them with a wrong observable. */
record ErrorCount(long shots, long errors) {
  String text(boolean asJson) {
    double rate = shots == 0 ? 0 : errors / (double) shots;
    return asJson
        ? "{\"shots\":%d,\"errors\":%d,\"logical_error_rate\":%s}".formatted(shots, errors, rate)
        : "%d of %d shots are decoded wrongly: %.3g".formatted(errors, shots, rate);
  }
}
