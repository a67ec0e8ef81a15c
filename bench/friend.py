"""The script that an officer's friend would write: read the six files with pandas, print totals by status and field.

Runs under the bench's own environment, not ours: ``python bench/friend.py FOLDER``. Straightforward on purpose, and
complete: it reads every row of every file and understands its dates, as the totals by quarter need them. The totals of
the quarter stand in the last line as JSON; the bench holds them against ours.
"""

import json
import sys
from pathlib import Path

import pandas as pd

COLUMNS = ["system", "code", "procedure", "status", "received", "due", "finished"]


def city(path):
    frame = pd.read_excel(path, header=[5, 6], dtype={("Mã TTHC", "Unnamed: 2_level_1"): str})
    frame.columns = [
        second if not str(second).startswith("Unnamed") else first for first, second in frame.columns
    ]
    frame = frame[frame["STT"].notna()]
    dates = {
        name: pd.to_datetime(frame[name], format="%d/%m/%Y %H:%M:%S") for name in ("Tiếp nhận", "Hẹn trả")
    }
    finished = pd.to_datetime(frame["Kết thúc xử lý"], format="%d/%m/%Y %H:%M:%S")
    return pd.DataFrame(
        {
            "system": "city",
            "code": frame["Mã hồ sơ"],
            "procedure": frame["Mã TTHC"],
            "status": frame["Trạng thái"],
            "received": dates["Tiếp nhận"],
            "due": dates["Hẹn trả"],
            "finished": finished,
        }
    )


def justice(path):
    frame = pd.read_excel(path, header=1, dtype={"Mã TTHC": str})
    frame = frame[frame["Số hồ sơ"].notna()]
    names = ["Số hồ sơ", "Mã TTHC", "Tình trạng", "Ngày tiếp nhận", "Ngày hẹn trả kết quả", "Ngày hoàn thành"]
    return frame[names].set_axis(COLUMNS[1:], axis=1).assign(system="justice")


def construction(path):
    frame = pd.read_csv(path, sep=";", dtype=str)
    names = [
        "ma_ho_so",
        "ma_tthc",
        "trang_thai_ho_so",
        "ngay_tiep_nhan",
        "ngay_hen_tra",
        "ngay_ket_thuc_xu_ly",
    ]
    found = frame[names].set_axis(COLUMNS[1:], axis=1).assign(system="construction")
    for name in COLUMNS[4:]:
        found[name] = pd.to_datetime(found[name])
    return found


def finance(path):
    frame = pd.read_excel(path, header=4, dtype={"Mã thủ tục": str})
    names = ["Mã hồ sơ", "Mã thủ tục", "Kết quả xử lý", "Thời điểm tiếp nhận", "Ngày hẹn trả"]
    found = frame[[*names, "Thời điểm cấp kết quả"]].set_axis(COLUMNS[1:], axis=1)
    found["due"] += pd.Timedelta(hours=17)
    return found.assign(system="finance")


def portal(path):
    frame = pd.DataFrame(json.loads(Path(path).read_text("utf-8"))["data"])
    names = ["MaHoSo", "MaTTHC", "TrangThaiHoSo", "NgayTiepNhan", "NgayHenTra", "NgayKetThucXuLy"]
    found = frame[names].set_axis(COLUMNS[1:], axis=1).assign(system="portal")
    for name in COLUMNS[4:]:
        found[name] = pd.to_datetime(found[name], format="%Y%m%d%H%M%S", errors="coerce")
    return found


def main(folder, catalogue):
    readers = {
        "mot-cua-hai-phong.xlsx": city,
        "chi-nhanh-dat-dai.xlsx": city,
        "bo-tu-phap.xlsx": justice,
        "bo-xay-dung.csv": construction,
        "bo-tai-chinh-ho-kinh-doanh.xlsx": finance,
        "lien-thong.json": portal,
    }
    everything = pd.concat([read(Path(folder, name)) for name, read in readers.items()], ignore_index=True)
    fields = pd.read_csv(catalogue, dtype=str).set_index("code")["field"]
    everything["field"] = everything["procedure"].map(fields)
    opened, closed = pd.Timestamp("2026-03-15"), pd.Timestamp("2026-06-15")
    counted = everything[(everything["received"] < closed) & ~(everything["finished"] < opened)]
    resolved = counted["finished"] < closed
    totals = {
        "received": len(counted),
        "carried_over": int((counted["received"] < opened).sum()),
        "resolved": int(resolved.sum()),
        "pending": int((~resolved).sum()),
    }
    everything["late"] = everything["finished"] > everything["due"]
    print(everything.groupby(["system", "status"]).size())
    print(everything.groupby("field").agg(dossiers=("code", "nunique"), late=("late", "sum")))
    print(json.dumps(totals))


if __name__ == "__main__":
    main(*sys.argv[1:])
