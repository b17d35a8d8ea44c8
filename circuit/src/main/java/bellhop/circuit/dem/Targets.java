package bellhop.circuit.dem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** An immutable list of targets in the form of {@link Target}, in the order written. */
public final class Targets {
  /** No targets. */
  public static final Targets NONE = new Targets(new long[0]);

  private final long[] targets;

  private Targets(long[] targets) {
    this.targets = targets;
  }

  /** The array is copied. */
  public static Targets of(long... targets) {
    for (long target : targets) {
      Target.check(target);
    }
    return targets.length == 0 ? NONE : new Targets(targets.clone());
  }

  public int size() {
    return targets.length;
  }

  /** In the form of {@link Target}. */
  public long get(int position) {
    return targets[position];
  }

  /** A copy. */
  public long[] toArray() {
    return targets.clone();
  }

  /** One more than the largest number of a detector; 0 for none. */
  long detectorsEnd() {
    long end = 0;
    for (long target : targets) {
      end = Target.isDetector(target) ? Math.max(end, target + 1) : end;
    }
    return end;
  }

  /** One more than the largest number of an observable; 0 for none. */
  long observablesEnd() {
    long end = 0;
    for (long target : targets) {
      end = Target.isObservable(target) ? Math.max(end, Target.index(target) + 1) : end;
    }
    return end;
  }

  boolean areDetectors() {
    return Arrays.stream(targets).allMatch(Target::isDetector);
  }

  boolean areObservables() {
    return Arrays.stream(targets).allMatch(Target::isObservable);
  }

  /** Whether each separator stands between two other targets. */
  boolean areWellSeparated() {
    long before = Target.SEPARATOR;
    for (long target : targets) {
      if (target == Target.SEPARATOR && before == Target.SEPARATOR) {
        return false;
      }
      before = target;
    }
    return targets.length == 0 || before != Target.SEPARATOR;
  }

  /** With the offset added to each detector. */
  Targets shifted(long offset) {
    if (offset == 0) {
      return this;
    }
    long[] shifted = targets.clone();
    for (int i = 0; i < shifted.length; i++) {
      shifted[i] += Target.isDetector(shifted[i]) ? offset : 0;
    }
    return of(shifted);
  }

  /**
   * What flips: the detectors and then the observables named an odd number of times over all parts,
   * each in ascending order. Decoders that do not split mechanisms need this, not the list.
   */
  public Targets flipped() {
    long[] sorted = targets.clone();
    Arrays.sort(sorted);
    int size = 0;
    for (long target : sorted) {
      if (size > 0 && sorted[size - 1] == target) {
        size--;
      } else if (target != Target.SEPARATOR) {
        sorted[size++] = target;
      }
    }
    return of(Arrays.copyOf(sorted, size));
  }

  /** What stands between the separators, as written. */
  public List<Targets> parts() {
    List<Targets> parts = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= targets.length; i++) {
      if (i == targets.length || targets[i] == Target.SEPARATOR) {
        parts.add(of(Arrays.copyOfRange(targets, start, i)));
        start = i + 1;
      }
    }
    return parts;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Targets that && Arrays.equals(targets, that.targets);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(targets);
  }

  /** As written, with a blank between two. */
  @Override
  public String toString() {
    return Arrays.stream(targets).mapToObj(Target::text).collect(Collectors.joining(" "));
  }
}
