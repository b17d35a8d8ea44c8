package bellhop.simulator.traffic;

import bellhop.network.Device;
import bellhop.network.Network;
import bellhop.network.Qnu;
import bellhop.pair.Memory;
import bellhop.protocol.path.NodeInput;
import bellhop.protocol.path.NodeOutput;

/**
 * What the QPUs of the nodes do with halves of pairs: Bell measurements, rounds of distillation,
 * and the way between communication and memory qubits, with their times and errors. It decides
 * nothing.
 */
final class Gates {
  private final Network network;
  private final LaneLayout layout;
  private final Agenda agenda;
  private final Hosts hosts;
  private final Pairs pairs;
  private final TrafficRecord record;
  private final TrafficObserver observer;

  Gates(
      LaneLayout layout,
      Agenda agenda,
      Hosts hosts,
      Pairs pairs,
      TrafficRecord record,
      TrafficObserver observer) {
    network = layout.network();
    this.layout = layout;
    this.agenda = agenda;
    this.hosts = hosts;
    this.pairs = pairs;
    this.record = record;
    this.observer = observer;
  }

  /** Joins two pairs; the outcome comes when it has been read out. */
  void swap(int node, int left, int right) {
    int slotL = layout.slot(node, left);
    int slotR = layout.slot(node, right);
    Device device = network.qpu(node).device();
    long fromPs = agenda.nowPs() + Math.max(load(slotL), load(slotR));
    int outcome = pairs.swap(slotL, slotR, device, fromPs);
    record.swapped();
    long readPs = fromPs + device.oneQubitGate().picos() + gateAndReadoutPs(device);
    observer.swapped(node, agenda.nowPs(), readPs);
    agenda.input(readPs, node, new NodeInput.Measured(left, right, outcome), hosts.life(node));
  }

  private static long gateAndReadoutPs(Device device) {
    return device.twoQubitGate().picos() + device.readout().picos() + device.classify().picos();
  }

  /** One end's part of a round of distillation; its bit comes when it has been read out. */
  void distil(int node, NodeOutput.Distil asked) {
    int kept = layout.slot(node, asked.kept());
    int target = layout.slot(node, asked.target());
    Device device = network.qpu(node).device();
    long fromPs = agenda.nowPs() + Math.max(load(kept), load(target));
    boolean bit = pairs.distil(kept, target, asked.method(), device, fromPs);
    record.distilled();
    if (isStored(kept)) {
      Qnu qnu = qnu(kept);
      pairs.moveBack(kept, qnu.memory(), qnu.transferError(), fromPs);
    }
    NodeInput news = new NodeInput.Distilled(asked.kept(), asked.target(), asked.targetPair(), bit);
    agenda.input(fromPs + gateAndReadoutPs(device), node, news, hosts.life(node));
  }

  /** What is measured ages no more; the error of the readout is the application's. */
  void measureEnd(int slot) {
    load(slot);
    pairs.move(slot, Memory.PERFECT, 0, agenda.nowPs());
  }

  /** Gates need the half in a communication qubit; returns how long that takes, in ps. */
  long load(int slot) {
    if (!isStored(slot)) {
      return 0;
    }
    Memory talking =
        network.communicationMemory(layout.qnuAt(layout.linkAt(slot), layout.endAt(slot)));
    pairs.move(slot, talking, qnu(slot).transferError(), agenda.nowPs());
    return qnu(slot).transfer().picos();
  }

  private boolean isStored(int slot) {
    return layout.shares().isStored(layout.linkAt(slot));
  }

  private Qnu qnu(int slot) {
    return network.qnu(layout.qnuAt(layout.linkAt(slot), layout.endAt(slot)));
  }
}
