package bellhop.compiler.proof;

import bellhop.circuit.GateCall;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** A register that goes no further once the time is up: each of its steps may take long. */
record TimedRegister(Register register, BooleanSupplier isTimeUp) implements Register {
  @Override
  public void apply(GateCall call) {
    checkTime();
    register.apply(call);
  }

  @Override
  public double probabilityOfOne(int qubit) {
    checkTime();
    return register.probabilityOfOne(qubit);
  }

  @Override
  public int measure(int qubit, double u) {
    checkTime();
    return register.measure(qubit, u);
  }

  private void checkTime() {
    if (isTimeUp.getAsBoolean()) {
      throw new CancellationException("the time was up");
    }
  }
}
