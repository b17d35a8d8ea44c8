package bellhop.qec.model;

import java.util.Arrays;

/**
 * Splits faults within their channel: a case whose symptoms are those of other cases together, each
 * of one or two detectors, is split into them. So a Y is split into X and Z, whatever else the
 * model has. A fault of two detectors that one channel cannot split stays whole.
 */
final class ChannelSplits {
  private final Faults faults;
  private final boolean isWanted;
  private int[] noted = new int[16];
  private int count;

  ChannelSplits(Faults faults, boolean isWanted) {
    this.faults = faults;
    this.isWanted = isWanted;
  }

  /** A fault, or {@link Faults#DROPPED}, is a case of the channel. */
  void note(int fault) {
    if (!isWanted || fault == Faults.DROPPED) {
      return;
    }
    if (count == noted.length) {
      noted = Arrays.copyOf(noted, 2 * count);
    }
    noted[count++] = fault;
  }

  /** Splits what can be split of the cases noted since the last time. */
  void end() {
    boolean isOpen = false;
    for (int i = 0; i < count && !isOpen; i++) {
      isOpen = isOpen(noted[i]);
    }
    if (isOpen) {
      split();
    }
    count = 0;
  }

  /** Whether its split may still change; one of two detectors has to be split by each channel. */
  private boolean isOpen(int fault) {
    int detectors = Symptoms.detectorCount(faults.symptoms(fault));
    return detectors == 2 ? !faults.isWhole(fault) : detectors > 2 && !faults.isSplit(fault);
  }

  private void split() {
    long[][] parts = new long[count][];
    int small = 0;
    for (int i = 0; i < count; i++) {
      int detectors = Symptoms.detectorCount(faults.symptoms(noted[i]));
      if (detectors == 1 || detectors == 2) {
        parts[small++] = faults.symptoms(noted[i]);
      }
    }
    Arrays.sort(parts, 0, small, Arrays::compare);
    int size = small;
    for (int i = 0; i < count; i++) {
      if (isOpen(noted[i])) {
        split(noted[i], parts, size);
      }
    }
  }

  /** A fault of two detectors splits into two of one; it is no part of itself. */
  private void split(int fault, long[][] parts, int size) {
    long[] symptoms = faults.symptoms(fault);
    PartSearch search =
        Symptoms.detectorCount(symptoms) == 2
            ? ofSingles(parts, size)
            : new PartSearch(parts, size);
    search
        .find(symptoms, 0)
        .ifPresentOrElse(found -> faults.split(fault, found), () -> faults.keepWhole(fault));
  }

  private static PartSearch ofSingles(long[][] parts, int size) {
    long[][] singles =
        Arrays.stream(parts, 0, size)
            .filter(part -> Symptoms.detectorCount(part) == 1)
            .toArray(long[][]::new);
    return new PartSearch(singles, singles.length);
  }
}
