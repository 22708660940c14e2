#!/usr/bin/env python3
"""Reads a CT and its labels a second time, with nibabel, and finds the depths on a line into the body.

usage: read_nifti.py ct.nii.gz labels.nii.gz labels.tsv left|right x y z dx dy dz [x y z ...]
The line begins outside: x y z is a place on the skin, dx dy dz the way in, in mm of the scan (right, forward, head).
Prints JSON: skin, muscle (where fat ends by density or label, and the first label alone) and bone in mm from that place
along the line (null where there is none), muscle between voxels (where the density that is interpolated between their centres
passes -30 HU for 4 mm), bone on further lines the same way in from the other places, the middle of the three bone points and
the skin straight out from it, and the voxels' spacing.
"""
import json
import sys

import nibabel
import numpy as np

ct_path, label_path, names_path, side = sys.argv[1:5]
place = np.array([float(x) for x in sys.argv[5:8]])
way = np.array([float(x) for x in sys.argv[8:11]])
way /= np.linalg.norm(way)
others = np.array([float(x) for x in sys.argv[11:]]).reshape(-1, 3)

ct = nibabel.load(ct_path)
density = np.asanyarray(ct.dataobj).astype(float)
labels = np.asanyarray(nibabel.load(label_path).dataobj).astype(int)
to_voxel = np.linalg.inv(ct.affine)
numbers = {}
for line in open(names_path, encoding="utf-8"):
    number, name = line.rstrip("\n").split("\t")[:2]
    numbers[name] = int(number)


def is_any(names):
    return np.isin(labels, [n for name, n in numbers.items() if name.startswith(names)])


muscle = is_any(("gluteus", "autochthon", "iliopsoas"))
bone = is_any(("hip", "femur", "sacrum", "vertebrae"))


def at(volume, point, outside):
    voxel = np.rint(to_voxel @ np.append(point, 1))[:3].astype(int)
    if (voxel < 0).any() or (voxel >= volume.shape).any():
        return outside
    return volume[tuple(voxel)]


def between(point):
    """The density between the centres of voxels, straight from each to the next along all three axes."""
    voxel = (to_voxel @ np.append(point, 1))[:3]
    low = np.floor(voxel).astype(int)
    if (low < 0).any() or (low + 1 >= density.shape).any():
        return -1024
    value = density[low[0]:low[0] + 2, low[1]:low[1] + 2, low[2]:low[2] + 2]
    for share in voxel - low:
        value = value[0] * (1 - share) + value[1] * share
    return float(value)


def first(test, start, stop):
    for depth in np.arange(start, stop, 0.1):
        if test(depth):
            return float(depth)
    return None


def is_deep(depth):
    """Labelled as muscle or bone, or no longer fat by its density, here and for the next 4 mm."""
    ahead = [place + way * (depth + more) for more in (0, 1, 2, 3, 4)]
    return all(at(muscle | bone, p, False) or at(density, p, -1024) > -30 for p in ahead)


def points(name):
    voxels = np.argwhere(labels == numbers[name])
    return voxels @ ct.affine[:3, :3].T + ct.affine[:3, 3]


out = np.array([-1.0 if side == "left" else 1.0, 0, 0])
femur, hip = points("femur_" + side), points("hip_" + side)


def furthest(voxels, measure):
    return voxels[measure > measure.max() - 0.01].mean(axis=0)


trochanter = furthest(femur, femur @ out)
crest = furthest(hip, hip[:, 2])
upper = hip[hip[:, 2] > (hip[:, 2].min() + hip[:, 2].max()) / 2]
spine = furthest(upper, upper[:, 1])
middle = (trochanter + crest + spine) / 3
lateral = first(lambda depth: at(density, middle + out * (170 - depth), -1024) > -300, 0, 170)

print(json.dumps({
    "skin": first(lambda d: at(density, place + way * d, -1024) > -300, -20, 40),
    "muscle": first(is_deep, 5, 120),
    "between": first(lambda d: all(between(place + way * (d + more)) > -30 for more in (0, 1, 2, 3, 4)), 5, 120),
    "labelled": first(lambda d: at(muscle | bone, place + way * d, False), 0, 120),
    "bone": first(lambda d: at(bone, place + way * d, False), 0, 120),
    "bones": [first(lambda d: at(bone, other + way * d, False), -20, 120) for other in others],
    "middle": middle.tolist(),
    "lateral": None if lateral is None else (middle + out * (170 - lateral)).tolist(),
    "spacing": [float(x) for x in ct.header.get_zooms()[:3]],
}))
