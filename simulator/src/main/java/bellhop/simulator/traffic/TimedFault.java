package bellhop.simulator.traffic;

import bellhop.units.Span;
import bellhop.units.Time;

/** A fault from a moment on, for a while. */
public record TimedFault(Fault fault, Time from, Span length) {}
