package coop.kyodo.membership.register;

import coop.kyodo.kit.export.Sheet;

/// The columns in which the register leaves the service.
final class RegisterSheets {

    /// Everything.
    static final Sheet<Register.Line> WHOLE =
            Sheet.<Register.Line>named("register")
                    .column("memberNumber", Register.Line::memberNumber)
                    .column("memberId", Register.Line::memberId)
                    .column("name", Register.Line::name)
                    .column("address", Register.Line::address)
                    .column("admittedOn", Register.Line::admittedOn)
                    .column("leavesOn", Register.Line::leavesOn)
                    .column("units", Register.Line::units)
                    .column("subscribed", Register.Line::subscribed)
                    .column("paidIn", Register.Line::paidIn)
                    .column("currency", line -> line.subscribed().currency())
                    .column("paidOn", Register.Line::paidOn);

    /// What the Act has on the register, and no more.
    static final Sheet<Inspection.Line> EXTRACT =
            Sheet.<Inspection.Line>named("register-extract")
                    .column("name", Inspection.Line::name)
                    .column("address", Inspection.Line::address)
                    .column("admittedOn", Inspection.Line::admittedOn)
                    .column("units", Inspection.Line::units)
                    .column("subscribed", Inspection.Line::subscribed)
                    .column("paidIn", Inspection.Line::paidIn)
                    .column("currency", line -> line.subscribed().currency())
                    .column("paidOn", Inspection.Line::paidOn);

    private RegisterSheets() {}
}
