package bellhop.simulator.timeline;

import bellhop.network.Network;
import java.util.Arrays;

/**
 * How long requests for pairs waited although their time had come, by what served others meanwhile.
 * The time of attempts is not in it. What a request waits for is what was full when it began to
 * wait; the time in which the fabric then turns for it is counted apart.
 */
public final class Waited {
  /** Kinds of things to wait for. */
  public enum Kind {
    /** A link all of whose channels are busy. */
    LINK,
    /** A station all of whose channels are busy. */
    STATION,
    /** A QNU all of whose fibres carry light. */
    PORT,
    /** Ways through switches, or a policy that waits for something better. */
    WAYS,
    /** The fabric turns. */
    TURNING
  }

  /**
   * Something to wait for.
   *
   * @param index of a link, a station or a QNU in the network; else 0
   */
  public record Thing(Kind kind, int index) {}

  private final int links;
  private final int stations;
  private final int qnus;
  private final long[] picos;

  public Waited(Network network) {
    links = network.links().size();
    stations = network.analysers().size();
    qnus = network.qnus().size();
    picos = new long[links + stations + qnus + 2];
  }

  /** Number of a thing; all are below {@link #count}. */
  int number(Kind kind, int index) {
    return switch (kind) {
      case LINK -> index;
      case STATION -> links + index;
      case PORT -> links + stations + index;
      case WAYS -> links + stations + qnus;
      case TURNING -> links + stations + qnus + 1;
    };
  }

  /** How many things there are to wait for. */
  public int count() {
    return picos.length;
  }

  public Thing thing(int number) {
    if (number < links) {
      return new Thing(Kind.LINK, number);
    }
    if (number < links + stations) {
      return new Thing(Kind.STATION, number - links);
    }
    if (number < links + stations + qnus) {
      return new Thing(Kind.PORT, number - links - stations);
    }
    return new Thing(number == number(Kind.WAYS, 0) ? Kind.WAYS : Kind.TURNING, 0);
  }

  /** Summed over requests, in ps. */
  public long picos(int number) {
    return picos[number];
  }

  void add(int number, long more) {
    picos[number] += more;
  }

  /** Adds what another one has. */
  public void add(Waited other) {
    for (int i = 0; i < picos.length; i++) {
      picos[i] += other.picos[i];
    }
  }

  void clear() {
    Arrays.fill(picos, 0);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Waited that && Arrays.equals(picos, that.picos);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(picos);
  }
}
