package bellhop.state;

import bellhop.circuit.Gate;
import bellhop.circuit.GateCall;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what was derived from a gate and its angles, so that a gate met again, on whatever
 * qubits, costs no sines. A bounded table where a new entry overwrites an old one: it changes no
 * value, only the time. Not thread-safe.
 */
final class GateCache<T> {
  private static final int SIZE_BITS = 10;

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Entry<T>(Gate gate, double[] parameters, T value) {
    boolean isFor(GateCall call) {
      if (gate != call.gate()) {
        return false;
      }
      for (int i = 0; i < parameters.length; i++) {
        if (bits(parameters[i]) != bits(call.parameter(i))) {
          return false;
        }
      }
      return true;
    }
  }

  private final Function<GateCall, T> derive;
  private final @Nullable Entry<T>[] entries = newEntries();

  GateCache(Function<GateCall, T> derive) {
    this.derive = derive;
  }

  @SuppressWarnings("unchecked") // Java has no generic arrays
  private static <T> @Nullable Entry<T>[] newEntries() {
    return (@Nullable Entry<T>[]) new Entry<?>[1 << SIZE_BITS];
  }

  T get(GateCall call) {
    int slot = slot(call);
    Entry<T> entry = entries[slot];
    if (entry == null || !entry.isFor(call)) {
      entry = new Entry<>(call.gate(), call.parameters(), derive.apply(call));
      entries[slot] = entry;
    }
    return entry.value();
  }

  /** The highest bits of a product: angles such as π/2ᵏ differ in their highest bits alone. */
  private static int slot(GateCall call) {
    long hash = call.gate().qasmName().hashCode();
    for (int i = 0; i < call.gate().parameterCount(); i++) {
      hash = (hash ^ bits(call.parameter(i))) * 0x9e3779b97f4a7c15L;
      hash ^= hash >>> 32;
    }
    return (int) ((hash * 0x9e3779b97f4a7c15L) >>> (64 - SIZE_BITS));
  }

  private static long bits(double value) {
    return Double.doubleToRawLongBits(value);
  }
}
