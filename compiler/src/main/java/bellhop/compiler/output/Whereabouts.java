package bellhop.compiler.output;

import bellhop.distributed.Place;
import bellhop.network.Network;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where each program qubit and each copy is at the moment. */
final class Whereabouts {
  private final List<Place> home = new ArrayList<>();
  private final List<Place> now;
  private final Map<Integer, Place> copies = new HashMap<>();
  private final int[] usedData;

  /** Data qubits are given out in the order of the program's qubits. */
  Whereabouts(Network network, int[] homes) {
    usedData = new int[network.qpus().size()];
    for (int qpu : homes) {
      home.add(new Place(qpu, usedData[qpu]++));
    }
    now = new ArrayList<>(home);
  }

  List<Place> all() {
    return List.copyOf(now);
  }

  Place of(int qubit) {
    return now.get(qubit);
  }

  void put(int qubit, Place place) {
    now.set(qubit, place);
  }

  /** The data qubit that awaits a qubit which has arrived at a QPU: its own, or a fresh one. */
  Place dataFor(int qubit) {
    int qpu = now.get(qubit).qpu();
    if (home.get(qubit).qpu() != qpu) {
      home.set(qubit, new Place(qpu, usedData[qpu]++));
    }
    return home.get(qubit);
  }

  Place ofCopy(int copy) {
    Place place = copies.get(copy);
    if (place == null) {
      throw new IllegalArgumentException("no copy " + copy);
    }
    return place;
  }

  void putCopy(int copy, Place place) {
    copies.put(copy, place);
  }

  void removeCopy(int copy) {
    copies.remove(copy);
  }
}
