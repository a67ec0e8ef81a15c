-- Numerators and denominators of the shares, how dossiers came in (mode of filing beside the channel, bundles of
-- linked procedures), and where results stand after they are issued. Rolled up by place, mode or linked group.
SELECT agency,
       place,
       mode,
       linked_group,
       SUM(received_in_period) AS received_in_period,
       SUM(recorded_in_system) AS recorded_in_system,
       SUM(linked) AS linked,
       SUM(digitised) AS digitised,
       SUM(reused) AS reused,
       SUM(with_fee) AS with_fee,
       SUM(paid_online) AS paid_online,
       SUM(issued) AS issued,
       SUM(electronic_results) AS electronic_results,
       SUM(awaiting_hand_over) AS awaiting_hand_over,
       SUM(unknown_hand_over) AS unknown_hand_over
FROM flagged
GROUP BY agency, place, mode, linked_group
ORDER BY agency, place, mode, linked_group
