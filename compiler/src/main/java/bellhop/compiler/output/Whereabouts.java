package bellhop.compiler.output;

import bellhop.distributed.Place;
import bellhop.network.Network;
import bellhop.network.Qpu;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Where each program qubit and each copy is at the moment, and which data qubits are free. */
final class Whereabouts {
  private final Network network;
  private final List<Place> now = new ArrayList<>();
  private final Map<Integer, Place> copies = new HashMap<>();
  private final List<TreeSet<Integer>> freeData = new ArrayList<>();

  /** Data qubits are given out in the order of the program's qubits. */
  Whereabouts(Network network, int[] homes) {
    this.network = network;
    for (Qpu qpu : network.qpus()) {
      TreeSet<Integer> free = new TreeSet<>();
      for (int data = 0; data < qpu.dataQubits(); data++) {
        free.add(data);
      }
      freeData.add(free);
    }
    for (int qpu : homes) {
      now.add(new Place(qpu, freeData.get(qpu).removeFirst()));
    }
  }

  List<Place> all() {
    return List.copyOf(now);
  }

  Place of(int qubit) {
    return now.get(qubit);
  }

  /** The qubit goes to a communication qubit; the data qubit that it had, if any, is free. */
  void visit(int qubit, Place place) {
    release(now.get(qubit));
    now.set(qubit, place);
  }

  private void release(Place left) {
    if (left.qubit() < network.qpu(left.qpu()).dataQubits()) {
      freeData.get(left.qpu()).add(left.qubit());
    }
  }

  /** The qubit goes from a communication qubit to the first free data qubit beside it. */
  Place settle(int qubit) {
    int qpu = now.get(qubit).qpu();
    Place data = new Place(qpu, freeData.get(qpu).removeFirst());
    now.set(qubit, data);
    return data;
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
