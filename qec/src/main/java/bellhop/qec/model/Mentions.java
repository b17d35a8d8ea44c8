package bellhop.qec.model;

import bellhop.qec.model.Faults.Fault;
import java.util.Arrays;
import java.util.List;

/** Which detectors and observables some fault names, of blocks in the first turn. */
final class Mentions {
  private long[] sorted = new long[64];
  private int size;

  private Mentions() {}

  static Mentions of(List<Part> parts) {
    Mentions mentions = new Mentions();
    mentions.addAll(parts);
    Arrays.sort(mentions.sorted, 0, mentions.size);
    return mentions;
  }

  private void addAll(List<Part> parts) {
    for (Part part : parts) {
      switch (part) {
        case Part.Lines(List<Fault> faults, _) -> faults.forEach(this::add);
        case Part.Block block -> addAll(block.parts());
      }
    }
  }

  private void add(Fault fault) {
    int count = fault.symptoms().length;
    if (size + count > sorted.length) {
      sorted = Arrays.copyOf(sorted, 2 * size + count);
    }
    System.arraycopy(fault.symptoms(), 0, sorted, size, count);
    size += count;
  }

  boolean contains(long symptom) {
    return Arrays.binarySearch(sorted, 0, size, symptom) >= 0;
  }
}
